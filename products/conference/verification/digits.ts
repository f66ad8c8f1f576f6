import { utf8, type Bytes } from '@blende/shared/basics/bytes.ts';
import { labelledHash } from '@blende/shared/e2ee/link-keys.ts';

const GROUPS = 6;
const BYTES_PER_GROUP = 5;
const VALUES_PER_GROUP = 100_000;

/**
 * What people read to each other: 30 digits in 6 groups of 5. SHA-256 over the epoch authenticator
 * (RFC 9420, section 8.7; 32 bytes) and the room id; of its first 30 bytes every 5, big-endian,
 * modulo 100,000 make a group. The remainder favours no value by more than one in ten million.
 */
export async function verificationDigits(
  authenticator: Bytes,
  roomId: string,
): Promise<readonly string[]> {
  const hash = await labelledHash('blende 1 verification code', authenticator, utf8(roomId));
  return Array.from({ length: GROUPS }, (_, group) => {
    const bytes = hash.subarray(group * BYTES_PER_GROUP, (group + 1) * BYTES_PER_GROUP);
    const value = bytes.reduce((sum, byte) => sum * 256 + byte, 0) % VALUES_PER_GROUP;
    return String(value).padStart(5, '0');
  });
}
