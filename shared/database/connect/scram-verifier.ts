import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import type { Secret } from '@blende/shared/basics/secret.ts';

const ITERATIONS = 4096;
const SALT_BYTES = 16;
const KEY_BYTES = 32;

/**
 * What PostgreSQL keeps of a password, made here so that the password itself never reaches it
 * (RFC 5802, section 3; RFC 7677). The password is printable ASCII and random: few iterations do,
 * and there is nothing to normalise.
 */
export function scramVerifier(password: Secret<string>): string {
  const salt = randomBytes(SALT_BYTES);
  const salted = pbkdf2Sync(password.reveal(), salt, ITERATIONS, KEY_BYTES, 'sha256');
  const clientKey = createHmac('sha256', salted).update('Client Key').digest();
  const storedKey = createHash('sha256').update(clientKey).digest('base64');
  const serverKey = createHmac('sha256', salted).update('Server Key').digest('base64');
  return `SCRAM-SHA-256$${ITERATIONS}:${salt.toString('base64')}$${storedKey}:${serverKey}`;
}
