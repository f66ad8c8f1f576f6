import { fromBase64url, toBase64url } from '@blende/shared/basics/base64url.ts';
import type { Bytes } from '@blende/shared/basics/bytes.ts';

/** Base64 with padding (RFC 4648, section 4), as signed notes write it. */
export function toBase64(bytes: Uint8Array): string {
  const text = toBase64url(bytes).replaceAll('-', '+').replaceAll('_', '/');
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=');
}

/** Undefined for anything but the one canonical spelling of its bytes. */
export function fromBase64(text: string): Bytes | undefined {
  const url = text
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/={1,2}$/, '');
  const bytes = fromBase64url(url);
  return bytes !== undefined && toBase64(bytes) === text ? bytes : undefined;
}
