import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

const CHUNK_BYTES = 16 * 1_048_576;

/**
 * Which of these byte strings lie in the writable memory of a running process: heap, stacks and
 * whatever else it has written. Short strings are found by chance; sixteen bytes are not.
 * @throws Error if the memory cannot be read: then nothing is known.
 */
export function findInMemory(pid: number, wanted: Readonly<Record<string, Buffer>>): Set<string> {
  const overlap = Math.max(...Object.values(wanted).map(({ length }) => length)) - 1;
  const found = new Set<string>();
  readMemory(pid, overlap, (part) => {
    for (const [name, bytes] of Object.entries(wanted)) if (part.includes(bytes)) found.add(name);
  });
  return found;
}

/**
 * Shows all of a process's writable memory, in parts that overlap. A part is gone after the call.
 * @throws Error if the memory cannot be read: then nothing is known.
 */
export function readMemory(pid: number, overlap: number, show: (part: Buffer) => void): void {
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  let readBytes = 0;
  try {
    for (const [start, end] of writableRegions(pid)) {
      for (let at = start; at < end; at += CHUNK_BYTES - overlap) {
        const length = read(memory, chunk, at, Math.min(CHUNK_BYTES, end - at));
        readBytes += length;
        if (length > 0) show(chunk.subarray(0, length));
        if (end - at <= CHUNK_BYTES) break;
      }
    }
  } finally {
    chunk.fill(0);
    closeSync(memory);
  }
  if (readBytes === 0) throw new Error(`no memory of process ${pid} could be read`);
}

function writableRegions(pid: number): readonly (readonly [start: number, end: number])[] {
  const lines = readFileSync(`/proc/${pid}/maps`, 'utf8').trim().split('\n');
  return lines.flatMap((line) => {
    const [, start = '', end = '', rights = ''] = /^([0-9a-f]+)-([0-9a-f]+) (\S+)/.exec(line) ?? [];
    return rights.startsWith('rw') ? [[Number.parseInt(start, 16), Number.parseInt(end, 16)]] : [];
  });
}

/** A region may go away, or have pages without content, while it is read. */
function read(memory: number, chunk: Buffer, at: number, length: number): number {
  try {
    return readSync(memory, chunk, 0, length, at);
  } catch {
    return 0;
  }
}
