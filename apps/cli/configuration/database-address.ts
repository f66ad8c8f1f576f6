import { Secret } from '@blende/shared/basics/secret.ts';
import { refused, type FilePath } from './configuration-refused.ts';
import { hostOf, namedHost } from './https-endpoint.ts';

const POSTGRES_PORT = 5432;
const SCHEMES: readonly string[] = ['postgres:', 'postgresql:'];
/** All others connect without knowing whom they speak to (libpq, section 34.19.1). */
const VERIFIED = 'verify-full';

export interface DatabaseAddress {
  readonly url: Secret<string>;
  readonly host: string;
  readonly port: number;
}

/** The address of a database elsewhere; no sentence repeats any of it. @throws OperatorError */
export function databaseAddress(secret: Secret<string>, path: FilePath): DatabaseAddress {
  const text = secret.reveal();
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !SCHEMES.includes(url.protocol) || url.hostname === '')
    throw refused(
      'database-address',
      path,
      'names no address such as postgresql://user:password@host/blende',
    );
  if (url.username === '' || url.password === '')
    throw refused('database-user', path, 'names an address without user or without password');
  if (!/^\/[^/]+$/.test(url.pathname))
    throw refused('database-name', path, 'names an address without one database behind the host');
  assertVerified(url, path);
  url.search = '';
  url.hash = '';
  return {
    url: new Secret(url.href),
    host: namedHost(hostOf(url), path),
    port: url.port === '' ? POSTGRES_PORT : Number(url.port),
  };
}

/** Parameters could lead elsewhere (`host`, `hostaddr`) or take certificates away (`ssl…`). */
function assertVerified({ searchParams }: URL, path: FilePath): void {
  for (const [name, value] of searchParams) {
    if (name !== 'sslmode')
      throw refused('database-parameter', path, 'may have no parameter but sslmode=verify-full');
    if (value !== VERIFIED)
      throw refused(
        'database-tls-weak',
        path,
        'asks for a connection whose certificate is not verified: write sslmode=verify-full',
      );
  }
}
