import type { Readable } from 'node:stream';

const MAX_OPTIONS_BYTES = 65_536;

/**
 * Reads one line of JSON, the way a role gets its options.
 * @throws if the input ends before a line break, is longer than 64 KiB or is not JSON.
 */
export async function readOptionsLine(input: Readable): Promise<unknown> {
  let text = '';
  for await (const chunk of input) {
    text += String(chunk);
    const end = text.indexOf('\n');
    if (end >= 0) return JSON.parse(text.slice(0, end));
    if (text.length > MAX_OPTIONS_BYTES) break;
  }
  throw new RangeError('no options line on stdin');
}
