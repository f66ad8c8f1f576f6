import { readFileSync, statSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { Secret } from '@blende/shared/basics/secret.ts';
import { refused, type FilePath } from './configuration-refused.ts';

const OTHERS = 0o077;

/** One line that only its owner may read. @throws OperatorError that names `path`, never the content */
export function readSecretFile(file: string, path: FilePath): Secret<string> {
  const { mode } = lookAt(file, path);
  if ((mode & OTHERS) !== 0)
    throw refused(
      'secret-open',
      path,
      'names a file that others may read: give it the mode 0600 and put a new secret in',
    );
  const text = contentOf(file, path).trim();
  if (text === '' || /[\r\n\0]/.test(text))
    throw refused('secret-broken', path, 'names a file that does not hold exactly one line');
  return new Secret(text);
}

/** PEM of certificates. @throws OperatorError */
export function readCaFile(file: string | undefined, path: FilePath): string | undefined {
  if (file === undefined) return undefined;
  lookAt(file, path);
  const text = contentOf(file, path);
  if (!text.includes('-----BEGIN CERTIFICATE-----') || text.includes('PRIVATE KEY-----'))
    throw refused('ca-broken', path, 'names a file that does not hold certificates alone, as PEM');
  return text;
}

function lookAt(file: string, path: FilePath): { readonly mode: number } {
  if (!isAbsolute(file)) throw refused('path-relative', path, 'has to begin with a slash');
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isFile() === true) return found;
  throw refused('file-missing', path, 'names a file that is not there');
}

function contentOf(file: string, path: FilePath): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw refused('file-unreadable', path, 'names a file that this user may not read');
  }
}
