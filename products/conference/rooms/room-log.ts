import type { Bytes } from '@blende/shared/basics/bytes.ts';
import type { OrderedMessage } from '../contract.ts';
import type { ParticipantId } from './participant-id.ts';

export interface RoomLogLimits {
  readonly entries: number;
  /** Of the messages as JSON, roughly: one character counts as one byte. */
  readonly bytes: number;
}

/** A hundred members who say that they are there fill 640 entries and 512 KB in half a minute. */
export const ROOM_LOG_LIMITS: RoomLogLimits = { entries: 2_048, bytes: 1_048_576 };

/** Who gets a message: everybody but whom it is about, or one alone. */
export interface Readers {
  readonly except?: ParticipantId;
  readonly only?: ParticipantId;
}

interface Entry {
  readonly message: OrderedMessage;
  readonly readers: Readers;
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

  /** How many messages it remembers that came from this participant or are about them. */
  countOf(id: ParticipantId): number {
    return this.#entries.filter(({ message }) => idsIn(message).includes(id)).length;
  }

  /** Gives the message its number, and remembers it. */
  append(unnumbered: Unnumbered, readers: Readers = {}): OrderedMessage {
    this.#lastSeq += 1;
    const message: OrderedMessage = { ...unnumbered, seq: this.#lastSeq };
    const sizeBytes = JSON.stringify(message).length;
    this.#entries.push({ message, readers, sizeBytes });
    this.#bytes += sizeBytes;
    while (this.#entries.length > this.#limits.entries || this.#bytes > this.#limits.bytes) {
      this.#bytes -= this.#entries.shift()?.sizeBytes ?? 0;
    }
    return message;
  }

  /**
   * Everything after that number that is for this reader. Undefined if some of it is
   * forgotten, or if this log never gave that number away: then only a new beginning helps.
   */
  since(seq: number, reader: ParticipantId): readonly OrderedMessage[] | undefined {
    const missing = this.#lastSeq - seq;
    if (!Number.isSafeInteger(missing) || missing < 0 || missing > this.#entries.length)
      return undefined;
    return this.#entries
      .slice(this.#entries.length - missing)
      .filter(({ readers }) => isReader(reader, readers))
      .map(({ message }) => message);
  }
}

export function isReader(id: ParticipantId, { except, only }: Readers): boolean {
  return id !== except && (only === undefined || id === only);
}

function idsIn(message: OrderedMessage): readonly string[] {
  if (message.type === 'joined') return [message.participant.id];
  if (message.type === 'left') return [message.participantId];
  return message.type === 'undone' ? [] : [message.from];
}
