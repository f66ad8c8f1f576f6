import type { Bytes } from './bytes.ts';

const ALPHABET = /^[A-Za-z0-9_-]*$/;

/** Base64url without padding (RFC 4648, section 5). */
export function toBase64url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/**
 * Decodes base64url without padding (RFC 4648, section 5).
 * Answers undefined for anything that is not the one canonical spelling of its bytes,
 * so that two texts never mean the same value.
 */
export function fromBase64url(text: string): Bytes | undefined {
  if (!ALPHABET.test(text) || text.length % 4 === 1) return undefined;
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
  return toBase64url(bytes) === text ? bytes : undefined;
}
