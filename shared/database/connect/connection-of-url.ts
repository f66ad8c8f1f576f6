import { Secret } from '@blende/shared/basics/secret.ts';
import type { DatabaseConnection } from './connection.ts';

const POSTGRES_PORT = 5432;
const SCHEMES: readonly string[] = ['postgres:', 'postgresql:'];
const ENCRYPTED_AND_VERIFIED = 'verify-full';

/**
 * The connection that `postgresql://user:password@host[:port]/database` names. Its certificate is
 * always checked against `ca` (PEM), or against those whom the system trusts.
 * @throws TypeError, without any part of the address, for what is no such address, and for each
 * parameter but `sslmode=verify-full`: others lead elsewhere or check less (libpq, section 34.19.1).
 */
export function connectionOfUrl(
  secret: Secret<string>,
  ca: string | undefined,
): DatabaseConnection {
  const text = secret.reveal();
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !isComplete(url)) throw new TypeError('not the address of a database');
  return {
    place: {
      kind: 'tls',
      host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
      port: url.port === '' ? POSTGRES_PORT : Number(url.port),
      ca,
    },
    database: decodeURIComponent(url.pathname.slice(1)),
    user: decodeURIComponent(url.username),
    password: new Secret(decodeURIComponent(url.password)),
  };
}

function isComplete(url: URL): boolean {
  const { protocol, hostname, username, password, pathname, searchParams } = url;
  return (
    SCHEMES.includes(protocol) &&
    hostname !== '' &&
    username !== '' &&
    password !== '' &&
    /^\/[^/]+$/.test(pathname) &&
    [...searchParams].every(
      ([name, value]) => name === 'sslmode' && value === ENCRYPTED_AND_VERIFIED,
    )
  );
}
