/** What a connection speaks once TLS is ended, as far as its first bytes tell. */
export type Spoken = 'stun' | 'http' | 'undecided';

const MAGIC_COOKIE = [0x21, 0x12, 0xa4, 0x42] as const;
const COOKIE_AT = 4;

/**
 * STUN begins with two zero bits and has its magic cookie in bytes 4 to 7 (RFC 8489, section 5).
 * Whatever is not STUN is for the HTTP server, which refuses what it does not understand.
 */
export function spokenIn(firstBytes: Uint8Array): Spoken {
  const [first] = firstBytes;
  if (first === undefined) return 'undecided';
  if (first >= 0x40) return 'http';
  const present = MAGIC_COOKIE.slice(0, Math.max(0, firstBytes.length - COOKIE_AT));
  if (present.some((byte, index) => firstBytes[COOKIE_AT + index] !== byte)) return 'http';
  return present.length === MAGIC_COOKIE.length ? 'stun' : 'undecided';
}
