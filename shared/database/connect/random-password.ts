import { randomBytes } from 'node:crypto';
import { Secret } from '@blende/shared/basics/secret.ts';

const PASSWORD_BYTES = 32;

/** A password for one run of the program, 43 printable ASCII characters; nobody has to remember it. */
export function randomPassword(): Secret<string> {
  return new Secret(randomBytes(PASSWORD_BYTES).toString('base64url'));
}
