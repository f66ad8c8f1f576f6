import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { KEYS_ERROR_CODES, KeysError } from '../keys-error.ts';
import { FrameReader, writeFrame, type Frame } from './frame.ts';

const RETRY_MS = 100;

interface Waiting {
  readonly resolve: (frame: Frame) => void;
  readonly reject: (error: Error) => void;
}

/** The way to the keys process was cut; whether it did what it was asked, nobody knows. */
class ConnectionLost extends Error {}

/**
 * Asks over one connection, many questions at once. When the process behind it has gone, it asks
 * again until it is back or `patienceMs` is over: every question may be asked twice.
 */
export class Connection implements Disposable {
  readonly #path: string;
  readonly #patienceMs: number;
  readonly #waiting = new Map<number, Waiting>();
  #socket: Socket | undefined;
  #number = 0;

  constructor(path: string, patienceMs: number) {
    this.#path = path;
    this.#patienceMs = patienceMs;
  }

  /** @throws KeysError with the code that came back, or `not-answering`. */
  async ask(head: Frame['head'], body?: Uint8Array): Promise<Frame> {
    const until = Date.now() + this.#patienceMs;
    for (;;) {
      try {
        return await this.#askOnce(head, body);
      } catch (error) {
        if (!(error instanceof ConnectionLost)) throw error;
        if (Date.now() > until) throw new KeysError('not-answering');
      }
      await delay(RETRY_MS);
    }
  }

  [Symbol.dispose](): void {
    this.#socket?.destroy();
  }

  async #askOnce(head: Frame['head'], body?: Uint8Array): Promise<Frame> {
    this.#number += 1;
    const number = this.#number;
    const { promise, resolve, reject } = Promise.withResolvers<Frame>();
    const socket = this.#opened();
    this.#waiting.set(number, { resolve, reject });
    // A process that only waits for an answer stays alive for it.
    socket.ref();
    socket.write(writeFrame({ ...head, number }, body));
    return await promise;
  }

  #opened(): Socket {
    if (this.#socket !== undefined) return this.#socket;
    const socket = connect(this.#path);
    const reader = new FrameReader();
    socket.on('data', (piece: Buffer) => {
      for (const frame of reader.push(piece)) this.#answered(frame);
      if (this.#waiting.size === 0) socket.unref();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.#socket = undefined;
      const lost = [...this.#waiting.values()];
      this.#waiting.clear();
      for (const { reject } of lost) reject(new ConnectionLost());
    });
    this.#socket = socket;
    return socket;
  }

  #answered(frame: Frame): void {
    const { number, code } = frame.head;
    const waiting = typeof number === 'number' ? this.#waiting.get(number) : undefined;
    if (waiting === undefined) return;
    this.#waiting.delete(Number(number));
    if (code === undefined) waiting.resolve(frame);
    else
      waiting.reject(new KeysError(KEYS_ERROR_CODES.find((known) => known === code) ?? 'failed'));
  }
}
