import type { OrderFailure } from './events.ts';

const PROOF = ['connection', 'dns', 'incorrectresponse', 'unauthorized', 'tls', 'caa'] as const;

/** What an operator can do something about, from errors whose texts hold domains and addresses. */
export function orderFailure(error: unknown): OrderFailure {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error ? String(error.code) : '';
  if (['EACCES', 'EROFS', 'ENOSPC', 'EPERM'].includes(code)) return 'folder-not-writable';
  if (/urn:ietf:params:acme:error:rateLimited|rate ?limit/i.test(error.message))
    return 'authority-limits';
  if (new RegExp(`urn:ietf:params:acme:error:(?:${PROOF.join('|')})`, 'i').test(error.message))
    return 'domain-not-proven';
  // The library's words for a challenge or authorization that the authority gave up on.
  if (
    /\binvalid\b|authoriz|challenge|secondary validation|\b(?:get|fetching) "?http/i.test(
      error.message,
    )
  )
    return 'domain-not-proven';
  if (code.startsWith('ERR_BAD') || /urn:ietf:params:acme/.test(error.message))
    return 'authority-refused';
  return /^(?:E[A-Z]|CERT|UNABLE|SELF|DEPTH|outbound)/.test(code)
    ? 'authority-unreachable'
    : 'unknown';
}
