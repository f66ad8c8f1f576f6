import type { RawData, WebSocket } from 'ws';
import { assertNever } from '@blende/shared/basics/assert-never.ts';
import { toBase64url } from '@blende/shared/basics/base64url.ts';
import { randomBytes } from '@blende/shared/basics/bytes.ts';
import { TokenBucket } from '@blende/shared/basics/token-bucket.ts';
import {
  LIMITS,
  type ClientMessage,
  type GroupMessage,
  type RefusalCode,
  type ServerMessage,
} from '../../contract.ts';
import { CHALLENGE_BYTES, decideEnd, type EndMessage } from '../../host-controls/end-for-all.ts';
import { readClientMessage } from '../client-message.ts';
import { decideJoin, type AllowedJoin } from '../join-rule.ts';
import type { RoomId } from '../room-id.ts';

/** What a channel tells the room it leads to. */
export interface RoomChannelEvents {
  readonly joined: (join: AllowedJoin) => void;
  readonly groupSaid: (message: GroupMessage) => void;
  readonly left: () => void;
  readonly disclosureAsked: () => void;
  /** A host of this room has proved to be one and ends the meeting. */
  readonly endedForAll: () => void;
  readonly lost: () => void;
}

export interface ChannelTraffic {
  readonly messagesIn: number;
  readonly bytesIn: number;
  readonly messagesOut: number;
  readonly bytesOut: number;
}

export interface RoomChannelLimits {
  readonly joinDeadlineMs: number;
  /** Silence after which the browser is given up. */
  readonly silenceMs: number;
  /** Bytes that may wait for a browser that does not read. */
  readonly unreadBytes: number;
}

export const CHANNEL_LIMITS: RoomChannelLimits = {
  joinDeadlineMs: LIMITS.joinDeadlineMs,
  silenceMs: LIMITS.channelSilenceMs,
  unreadBytes: 2_097_152,
};

const CLOSE = { normal: 1000, goingAway: 1001, policy: 1008, tooLarge: 1009 } as const;
const CLOSE_TIMEOUT_MS = 2_000;
const RATE = { burst: LIMITS.channelMessageBurst, perSecond: LIMITS.channelMessagesPerSecond };
const BYTE_RATE = { burst: LIMITS.channelBytesBurst, perSecond: LIMITS.channelBytesPerSecond };

/** One browser's WebSocket: reads, checks and orders what it says, and gives it up when it must. */
export class RoomChannel {
  readonly #socket: WebSocket;
  readonly #events: RoomChannelEvents;
  readonly #limits: RoomChannelLimits;
  readonly #rate = new TokenBucket(RATE, performance.now());
  readonly #byteRate = new TokenBucket(BYTE_RATE, performance.now());
  #state: 'expecting-join' | 'joined' | 'closed' = 'expecting-join';
  /** Only a joined channel is asked for it. */
  #roomId: RoomId | undefined;
  /** What a host has to sign now; undefined before it is asked for and once it was used. */
  #challenge: string | undefined;
  /** Checking a join takes a moment; what comes meanwhile waits its turn. */
  #inOrder: Promise<void> = Promise.resolve();
  #patience: NodeJS.Timeout;
  readonly #traffic = { messagesIn: 0, bytesIn: 0, messagesOut: 0, bytesOut: 0 };

  constructor(
    socket: WebSocket,
    events: RoomChannelEvents,
    limits: RoomChannelLimits = CHANNEL_LIMITS,
  ) {
    this.#socket = socket;
    this.#events = events;
    this.#limits = limits;
    this.#patience = setTimeout(() => {
      this.refuse('join-missing');
    }, limits.joinDeadlineMs);
    socket.on('message', (data, isBinary) => {
      this.#received(data, isBinary);
    });
    socket.on('ping', () => {
      this.refuse('malformed');
    });
    // `close` always follows; the error's own text may hold what the browser sent.
    socket.on('error', () => undefined);
    socket.on('close', (code) => {
      // A browser says this of a closed tab or page (RFC 6455, section 7.4.1); a line that broke
      // says nothing.
      if (code === CLOSE.goingAway && this.#state === 'joined') this.#events.left();
      this.#ended();
    });
  }

  /** Of this connection, without the WebSocket's own bytes. Gone with it. */
  get traffic(): ChannelTraffic {
    return { ...this.#traffic };
  }

  send(message: ServerMessage): void {
    if (this.#state !== 'closed') this.#write(JSON.stringify(message));
  }

  /** The same text to many: built once. */
  sendText(text: string): void {
    if (this.#state !== 'closed') this.#write(text);
  }

  /** Says why, then closes. Nothing that comes after is read. */
  refuse(code: RefusalCode): void {
    if (this.#state === 'closed') return;
    this.send({ type: 'refused', code });
    this.#close(closeCode(code));
  }

  /** Closes after the browser said that it leaves. */
  end(): void {
    if (this.#state !== 'closed') this.#close(CLOSE.normal);
  }

  #received(data: RawData, isBinary: boolean): void {
    if (this.#state === 'closed') return;
    const bytes = bytesOf(data);
    const nowMs = performance.now();
    this.#traffic.messagesIn += 1;
    this.#traffic.bytesIn += bytes.length;
    if (!this.#rate.take(nowMs) || !this.#byteRate.take(nowMs, bytes.length)) {
      this.refuse('too-fast');
      return;
    }
    if (this.#state === 'joined') this.#patience.refresh();
    const read = readClientMessage(bytes, isBinary);
    if (read.outcome === 'refused') {
      this.refuse(read.code);
      return;
    }
    this.#inOrder = this.#inOrder
      .then(async () => {
        if (this.#state !== 'closed') await this.#handle(read.message);
      })
      // A broken promise of ours: it costs this browser its channel, and nobody else theirs.
      .catch(() => {
        this.#giveUp();
      });
  }

  async #handle(message: ClientMessage): Promise<void> {
    if (message.type === 'join') {
      await this.#join(message);
      return;
    }
    if (this.#state !== 'joined') {
      this.refuse('join-missing');
      return;
    }
    switch (message.type) {
      case 'found':
      case 'commit':
      case 'say':
      case 'restore':
      case 'object':
      case 'ask-to-join-group':
      case 'give-back-turn':
      case 'knock':
      case 'answer-knock':
        this.#events.groupSaid(message);
        return;
      case 'ping':
        this.send({ type: 'pong' });
        return;
      case 'leave':
        this.#events.left();
        return;
      case 'ask-disclosure':
        this.#events.disclosureAsked();
        return;
      case 'ask-to-end':
        this.#challenge = toBase64url(randomBytes(CHALLENGE_BYTES));
        this.send({ type: 'end-challenge', challenge: this.#challenge });
        return;
      case 'end-for-all':
        await this.#endForAll(message);
        return;
      default:
        assertNever(message);
    }
  }

  async #join(message: Extract<ClientMessage, { type: 'join' }>): Promise<void> {
    if (this.#state === 'joined') {
      this.refuse('malformed');
      return;
    }
    const decision = await decideJoin(message);
    if (this.#isClosed()) return;
    if (decision.outcome === 'refused') {
      this.refuse(decision.code);
      return;
    }
    this.#state = 'joined';
    this.#roomId = decision.join.roomId;
    clearTimeout(this.#patience);
    this.#patience = setTimeout(() => {
      this.#giveUp();
    }, this.#limits.silenceMs);
    this.#events.joined(decision.join);
  }

  async #endForAll(message: EndMessage): Promise<void> {
    const challenge = this.#challenge;
    // Good for one attempt, whatever comes of it.
    this.#challenge = undefined;
    const decision = await decideEnd(message, this.#roomId, challenge);
    if (this.#isClosed()) return;
    if (decision.outcome === 'allowed') this.#events.endedForAll();
    else this.send({ type: 'end-refused', code: decision.code });
  }

  #write(text: string): void {
    this.#traffic.messagesOut += 1;
    // Nearly all of it is base64url: one character counts as one byte.
    this.#traffic.bytesOut += text.length;
    this.#socket.send(text, () => undefined);
    // Whoever does not read is dropped; the browser comes back and asks anew.
    if (this.#socket.bufferedAmount > this.#limits.unreadBytes) this.#giveUp();
  }

  #close(code: number): void {
    this.#socket.close(code);
    setTimeout(() => {
      this.#socket.terminate();
    }, CLOSE_TIMEOUT_MS).unref();
    this.#ended();
  }

  #giveUp(): void {
    this.#socket.terminate();
    this.#ended();
  }

  #ended(): void {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    clearTimeout(this.#patience);
    this.#events.lost();
  }

  /** A check of its own, because the state may change while a join is being decided. */
  #isClosed(): boolean {
    return this.#state === 'closed';
  }
}

function closeCode(code: RefusalCode): number {
  if (code === 'too-large') return CLOSE.tooLarge;
  return code === 'stopping' ? CLOSE.goingAway : CLOSE.policy;
}

function bytesOf(data: RawData): Uint8Array<ArrayBuffer> {
  if (Array.isArray(data)) return new Uint8Array(Buffer.concat(data));
  return new Uint8Array(data);
}
