import { KeysError } from '../keys-error.ts';

// 4 bytes length of all that follows · 4 bytes length of the head · head in JSON · body
const LENGTH_BYTES = 4;
/** Room for 100,000 ids. */
const MOST_BYTES = 8_388_608;

export interface Frame {
  readonly head: Readonly<Record<string, unknown>>;
  readonly body: Buffer;
}

export function writeFrame(head: Frame['head'], body: Uint8Array = Buffer.alloc(0)): Buffer {
  const text = Buffer.from(JSON.stringify(head));
  const frame = Buffer.alloc(2 * LENGTH_BYTES + text.length + body.length);
  frame.writeUInt32BE(frame.length - LENGTH_BYTES, 0);
  frame.writeUInt32BE(text.length, LENGTH_BYTES);
  frame.set(text, 2 * LENGTH_BYTES);
  frame.set(body, 2 * LENGTH_BYTES + text.length);
  return frame;
}

/** Takes pieces as they come, and gives whole frames. */
export class FrameReader {
  #pieces: Buffer[] = [];
  #held = 0;

  /** @throws KeysError `question-invalid` for what is no frame, or too long a one. */
  push(piece: Buffer): readonly Frame[] {
    this.#pieces.push(piece);
    this.#held += piece.length;
    const frames: Frame[] = [];
    for (let frame = this.#next(); frame !== undefined; frame = this.#next()) frames.push(frame);
    return frames;
  }

  #next(): Frame | undefined {
    if (this.#held < LENGTH_BYTES) return undefined;
    if ((this.#pieces[0]?.length ?? 0) < LENGTH_BYTES) this.#join();
    const length = this.#pieces[0]?.readUInt32BE(0) ?? 0;
    if (length > MOST_BYTES || length < LENGTH_BYTES) throw new KeysError('question-invalid');
    if (this.#held < LENGTH_BYTES + length) return undefined;
    this.#join();
    const held = this.#pieces[0] ?? Buffer.alloc(0);
    const rest = held.subarray(LENGTH_BYTES + length);
    this.#pieces = rest.length > 0 ? [rest] : [];
    this.#held = rest.length;
    return parse(held.subarray(LENGTH_BYTES, LENGTH_BYTES + length));
  }

  #join(): void {
    if (this.#pieces.length > 1) this.#pieces = [Buffer.concat(this.#pieces)];
  }
}

function parse(bytes: Buffer): Frame {
  const end = LENGTH_BYTES + bytes.readUInt32BE(0);
  const head = json(bytes.subarray(LENGTH_BYTES, end).toString());
  if (end > bytes.length || typeof head !== 'object' || head === null || Array.isArray(head))
    throw new KeysError('question-invalid');
  return { head: head as Frame['head'], body: bytes.subarray(end) };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new KeysError('question-invalid');
  }
}
