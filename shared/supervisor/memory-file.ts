import { closeSync, constants, openSync, writeSync } from 'node:fs';

// O_TMPFILE of open(2): Node has no name for this bit.
const O_TMPFILE = 0o20000000 | constants.O_DIRECTORY;

/**
 * A file in memory that never has a name, for secrets that a child reads from its stdin.
 * A child can open it again as /dev/stdin, which Node's own pipes (sockets, in truth) refuse.
 * The caller closes the descriptor.
 */
export function memoryFile(text: string): number {
  const written = openSync('/dev/shm', O_TMPFILE | constants.O_RDWR, 0o600);
  writeSync(written, text);
  // Opened anew: at its beginning, and for reading alone.
  const descriptor = openSync(`/proc/self/fd/${written}`, 'r');
  closeSync(written);
  return descriptor;
}
