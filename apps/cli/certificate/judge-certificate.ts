import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import type { CertificateText } from '@blende/shared/supervisor/role-messages.ts';

export type CertificateProblem =
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'key-unreadable' }
  | { readonly kind: 'key-mismatch' }
  | { readonly kind: 'expired'; readonly at: Date }
  | { readonly kind: 'not-yet'; readonly at: Date }
  | { readonly kind: 'name-missing'; readonly domain: string };

export interface JudgedCertificate {
  readonly from: Date;
  readonly until: Date;
}

/** Whether browsers can accept this certificate under these names, as far as it can tell itself. */
export function judgeCertificate(
  { chain, key }: CertificateText,
  domains: readonly string[],
  now: Date,
): JudgedCertificate | CertificateProblem {
  const certificate = parsed(() => new X509Certificate(chain));
  if (certificate === undefined) return { kind: 'unreadable' };
  const privateKey = parsed<KeyObject>(() => createPrivateKey(key));
  if (privateKey === undefined) return { kind: 'key-unreadable' };
  if (!certificate.checkPrivateKey(privateKey)) return { kind: 'key-mismatch' };
  const { validFromDate: from, validToDate: until } = certificate;
  if (now >= until) return { kind: 'expired', at: until };
  if (now < from) return { kind: 'not-yet', at: from };
  // Browsers look at the alternative names alone (RFC 9525, section 6.3).
  const uncovered = domains.find(
    (domain) => certificate.checkHost(domain, { subject: 'never' }) === undefined,
  );
  return uncovered === undefined ? { from, until } : { kind: 'name-missing', domain: uncovered };
}

function parsed<Value>(parse: () => Value): Value | undefined {
  try {
    return parse();
  } catch {
    return undefined;
  }
}
