import type { Bytes } from '@blende/shared/basics/bytes.ts';
import type { OrderedMessage } from '../contract.ts';
import type { ParticipantId } from './participant-id.ts';

export interface RoomLogLimits {
  readonly entries: number;
  /** Of the messages as JSON, roughly: one character counts as one byte. */
  readonly bytes: number;
}

export const ROOM_LOG_LIMITS: RoomLogLimits = { entries: 512, bytes: 131_072 };

interface Entry {
  readonly message: OrderedMessage;
  /** Whom the message is about: they do not get it themselves. */
  readonly about: ParticipantId | undefined;
  readonly sizeBytes: number;
}

/** A message before its room has given it a number. */
export type Unnumbered = OrderedMessage extends infer Message
  ? Message extends OrderedMessage
    ? Omit<Message, 'seq'>
    : never
  : never;

/** Large and random: a number of another room, or of the same one before it ended, fits nowhere. */
export function firstSeq(randomBytes: (length: number) => Bytes): number {
  return randomBytes(6).reduce((number, byte) => number * 256 + byte, 0);
}

/**
 * What a room said to its participants, in one order for all of them, as far back as the limits
 * allow. Whoever comes back after a drop names the last number they have and gets the rest.
 */
export class RoomLog {
  readonly #limits: RoomLogLimits;
  readonly #entries: Entry[] = [];
  #bytes = 0;
  #lastSeq: number;

  /** A random first number also tells nobody how much was said before they came. */
  constructor(firstSeq: number, limits: RoomLogLimits = ROOM_LOG_LIMITS) {
    this.#lastSeq = firstSeq;
    this.#limits = limits;
  }

  get lastSeq(): number {
    return this.#lastSeq;
  }

  /** Gives the message its number, and remembers it. */
  append(unnumbered: Unnumbered, about?: ParticipantId): OrderedMessage {
    this.#lastSeq += 1;
    const message: OrderedMessage = { ...unnumbered, seq: this.#lastSeq };
    const sizeBytes = JSON.stringify(message).length;
    this.#entries.push({ message, about, sizeBytes });
    this.#bytes += sizeBytes;
    while (this.#entries.length > this.#limits.entries || this.#bytes > this.#limits.bytes) {
      this.#bytes -= this.#entries.shift()?.sizeBytes ?? 0;
    }
    return message;
  }

  /**
   * Everything after that number except what is about the reader. Undefined if some of it is
   * forgotten, or if this log never gave that number away: then only a new beginning helps.
   */
  since(seq: number, reader: ParticipantId): readonly OrderedMessage[] | undefined {
    const missing = this.#lastSeq - seq;
    if (!Number.isSafeInteger(missing) || missing < 0 || missing > this.#entries.length)
      return undefined;
    return this.#entries
      .slice(this.#entries.length - missing)
      .filter(({ about }) => about !== reader)
      .map(({ message }) => message);
  }
}
