import { constants, openSync, writeSync } from 'node:fs';

// O_TMPFILE of open(2): Node has no name for this bit.
const O_TMPFILE = 0o20000000 | constants.O_DIRECTORY;

/**
 * A file in memory that never has a name, for secrets that a child reads from its stdin.
 * A child can open it again as /dev/stdin, which Node's own pipes (sockets, in truth) refuse.
 * The caller closes the descriptor.
 */
export function memoryFile(text: string): number {
  const descriptor = openSync('/dev/shm', O_TMPFILE | constants.O_RDWR, 0o600);
  const bytes = Buffer.from(text);
  // With an explicit position the descriptor's own offset stays at the beginning.
  writeSync(descriptor, bytes, 0, bytes.length, 0);
  return descriptor;
}
