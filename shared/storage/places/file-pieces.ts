import type { FileHandle } from 'node:fs/promises';
import type { ByteRange } from '../age/payload-range.ts';

/** Reads a range into two buffers in turn: the next piece comes while one is being used. */
export async function* filePieces(
  file: FileHandle,
  range: ByteRange,
  pieceBytes: number,
): AsyncGenerator<Uint8Array> {
  const longest = Math.min(pieceBytes, Math.max(0, range.end - range.start));
  let [filling, resting] = [Buffer.allocUnsafeSlow(longest), Buffer.allocUnsafeSlow(longest)];
  const fill = async (at: number): Promise<Buffer> => {
    const into = filling.subarray(0, Math.min(pieceBytes, range.end - at));
    return into.subarray(0, await readFully(file, into, at));
  };
  let coming: Promise<Buffer> | undefined;
  try {
    for (let at = range.start; at < range.end;) {
      const piece: Buffer = await (coming ?? fill(at));
      coming = undefined;
      if (piece.length === 0) return;
      at += piece.length;
      [filling, resting] = [resting, filling];
      if (at < range.end) {
        coming = fill(at);
        coming.catch(() => undefined);
      }
      yield piece;
    }
  } finally {
    // The file is closed next, and must not be in use then.
    await coming?.catch(() => undefined);
  }
}

/** Fewer bytes only at the end of the file. */
async function readFully(file: FileHandle, into: Buffer, at: number): Promise<number> {
  let filled = 0;
  while (filled < into.length) {
    const { bytesRead } = await file.read(into, filled, into.length - filled, at + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled;
}
