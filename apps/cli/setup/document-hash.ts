import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The SHA-256 of the file at this path, in hex; what is such a hash already stays as it is. */
export function documentHash(text: string): string | undefined {
  if (/^[0-9a-f]{64}$/i.test(text)) return text.toLowerCase();
  try {
    return createHash('sha256').update(readFileSync(text)).digest('hex');
  } catch {
    return undefined;
  }
}
