import type { IncomingHttpHeaders } from 'node:http';

type Headers = Readonly<Record<string, string>>;

/** A name that only this very host over TLS, or this machine itself, can have set (RFC 6265bis). */
const OWN_COOKIE = /^__Host-[A-Za-z0-9_-]{1,40}=[\w!#$%&'*+./:<=>?@^`{|}~()[\]-]{0,512}$/;
const LONGEST_AUTHORIZATION = 2_048;

/** What a process for people who are known learns beside what every process learns. */
export function sessionForUpstream(received: IncomingHttpHeaders): Headers {
  const headers: Record<string, string> = {};
  const cookies = (received.cookie ?? '').split(/; */).filter((one) => OWN_COOKIE.test(one));
  if (cookies.length > 0) headers['cookie'] = cookies.join('; ');
  const { authorization } = received;
  if (authorization !== undefined && authorization.length <= LONGEST_AUTHORIZATION)
    headers['authorization'] = authorization;
  return headers;
}

/** The cookies of an answer that may be set; every other one ends here. */
export function sessionForBrowser(answered: IncomingHttpHeaders): { 'set-cookie'?: string[] } {
  const kept = (answered['set-cookie'] ?? []).filter(mayBeSet);
  return kept.length === 0 ? {} : { 'set-cookie': kept };
}

/**
 * Only a cookie that no script reads, that goes to this host alone and over TLS alone, and that no
 * page of somebody else's sends along. Browsers take `Secure` on a loopback address too.
 */
export function mayBeSet(cookie: string): boolean {
  const [pair = '', ...attributes] = cookie.split(/; */);
  const given = attributes.map((attribute) => attribute.toLowerCase());
  const wanted = ['secure', 'httponly', 'path=/'].every((name) => given.includes(name));
  const sameSite = given.filter((name) => /^samesite=(?:strict|lax)$/.test(name)).length === 1;
  const known = given.every((name) =>
    /^(?:secure|httponly|path=\/|samesite=(?:strict|lax)|max-age=\d{1,8})$/.test(name),
  );
  return OWN_COOKIE.test(pair) && wanted && sameSite && known;
}
