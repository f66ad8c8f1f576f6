import type { Duplex } from 'node:stream';
import type { IncomingMessage } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import { assertNever } from '@blende/shared/basics/assert-never.ts';
import { randomBytes } from '@blende/shared/basics/bytes.ts';
import type { EngineState } from '@blende/shared/supervisor/role-messages.ts';
import {
  LIMITS,
  type AdmissionAnswer,
  type AdmissionRequest,
  type GroupMessage,
} from '../../contract.ts';
import type { HeldAnswer } from '../../disclosure/held-messages.ts';
import { DisclosurePasses } from '../../disclosure/server/disclosure-passes.ts';
import { heldAnswerOf } from '../../disclosure/server/held-answer.ts';
import type { EngineApi } from '../../engine/server/engine-api.ts';
import type { ParticipantId } from '../participant-id.ts';
import type { AllowedJoin } from '../join-rule.ts';
import type { ChannelId, RoomEffect, Seat } from '../room-effect.ts';
import type { OpeningRule, RoomLimits } from '../registry-deps.ts';
import { RoomRegistry, type RegistryCounts } from '../room-registry.ts';
import type { RoomId } from '../room-id.ts';
import { EarlyTickets } from './early-tickets.ts';
import { EngineRooms } from './engine-rooms.ts';
import { CHANNEL_LIMITS, RoomChannel, type RoomChannelLimits } from './room-channel.ts';

export interface RoomsDeps {
  readonly engineApi: EngineApi;
  readonly startGate: OpeningRule;
  readonly mintEngineToken: (room: RoomId, participant: ParticipantId) => Promise<string>;
}

export interface RoomsOptions {
  readonly limits?: RoomLimits;
  readonly channelLimits?: RoomChannelLimits;
}

/** Frames above this end the connection unread; up to it a browser still learns `too-large`. */
const FRAME_BYTES = LIMITS.handshakeMessageBytes + LIMITS.channelMessageBytes;
/** Browsers open the channel ahead of the join; above so many, whoever waits longest comes again. */
const MOST_WAITING = 3_000;
const TICKET_UNKNOWN: AdmissionAnswer = { outcome: 'later', code: 'ticket-unknown' };
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The rooms of this process: joins the rules to sockets, clock and media engine. */
export class Rooms implements Disposable {
  readonly #deps: RoomsDeps;
  readonly #channelLimits: RoomChannelLimits;
  readonly #registry: RoomRegistry;
  readonly #engine: EngineRooms;
  readonly #early = new EarlyTickets();
  readonly #passes = new DisclosurePasses();
  readonly #channels = new Map<ChannelId, RoomChannel>();
  readonly #sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    // Browsers send no pings, and an answer to each would pile up for whoever does not read.
    autoPong: false,
    maxPayload: FRAME_BYTES,
  });
  /** Channels whose join has not come yet, oldest first. */
  readonly #waiting = new Set<ChannelId>();
  #lastChannel = 0;
  #deadline: NodeJS.Timeout | undefined;
  readonly #rounds: NodeJS.Timeout;

  constructor(deps: RoomsDeps, options: RoomsOptions = {}) {
    this.#deps = deps;
    this.#channelLimits = options.channelLimits ?? CHANNEL_LIMITS;
    const limits = options.limits ?? LIMITS;
    this.#registry = new RoomRegistry(limits, {
      randomBytes,
      opening: deps.startGate,
      groupsFromMs: performance.now() + limits.groupRestoreMs,
    });
    this.#engine = new EngineRooms({
      api: deps.engineApi,
      roomsWithMembers: () => this.#registry.roomsWithMembers(),
      isSeated: (roomId, participantId) => this.#registry.isSeated(roomId, participantId),
    });
    // By then everybody who was there before this process has had the time to come back.
    this.#rounds = setInterval(
      () => void this.#engine.removeStrangers(),
      (options.limits ?? LIMITS).absenceMs,
    );
  }

  get engineIsReady(): boolean {
    return this.#engine.isReady;
  }

  engineChanged(engine: EngineState): void {
    this.#engine.engineChanged(engine);
  }

  counts(): RegistryCounts {
    return this.#registry.counts();
  }

  /** The start link has changed. */
  renewPermits(): void {
    this.#apply(this.#registry.renewPermits());
  }

  /** While on, no new room is taken. */
  drain(on: boolean): void {
    this.#apply(this.#registry.drain(on));
  }

  /** Ends a room for everybody; answers how many were in it, or undefined if there is none. */
  endRoom(roomId: RoomId): number | undefined {
    const ended = this.#registry.endRoom(roomId, performance.now());
    if (ended !== undefined) this.#apply(ended.effects);
    return ended?.participants;
  }

  /** Makes a room channel of an HTTP upgrade. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#sockets.handleUpgrade(request, socket, head, (accepted) => {
      this.#open(accepted);
    });
  }

  /** Whether the holder of this ticket may connect to the engine now. */
  async admit({ ticket, early = false }: AdmissionRequest): Promise<AdmissionAnswer> {
    const holder = (): Seat | undefined => this.#registry.ticketHolder(ticket, performance.now());
    if (early && holder() === undefined) await this.#early.named(ticket);
    const seat = holder();
    // The join may still be on its way, or the ticket has died with its channel or with the process
    // before this one: a refusal for good would keep this browser out of the call.
    if (seat === undefined) return TICKET_UNKNOWN;
    const enginePort = await this.#engine.portFor(seat.roomId);
    // The ticket stays good: the browser may come again with it.
    if (enginePort === undefined) return { outcome: 'later', code: 'engine-starting' };
    const redeemed = this.#registry.redeemTicket(ticket, performance.now());
    if (redeemed === undefined) return TICKET_UNKNOWN;
    this.#apply(redeemed.effects);
    const engineToken = await this.#deps.mintEngineToken(seat.roomId, seat.participantId);
    return { outcome: 'admitted', engineToken, enginePort };
  }

  /** All that this process holds about whom the pass was given to. */
  held(pass: string | undefined): HeldAnswer {
    if (pass === undefined) return { outcome: 'no-pass' };
    const seat = this.#passes.seatOf(pass);
    if (seat === undefined) return { outcome: 'pass-unknown' };
    const held = this.#registry.heldOf(seat, performance.now());
    return heldAnswerOf(seat, held, (channel) => this.#channels.get(channel)?.traffic);
  }

  /** Tells everybody that the server stops. */
  [Symbol.dispose](): void {
    clearInterval(this.#rounds);
    for (const channel of this.#channels.values()) channel.refuse('stopping');
    clearTimeout(this.#deadline);
  }

  #open(socket: WebSocket): void {
    this.#lastChannel += 1;
    const id = this.#lastChannel as ChannelId;
    let seat: Seat | undefined;
    const events = {
      joined: (join: AllowedJoin) => {
        seat = join;
        this.#waiting.delete(id);
        this.#apply(this.#registry.join(id, join, performance.now()));
        // A join that was refused brings nothing into being, in the engine neither.
        if (this.#registry.isSeated(join.roomId, join.participantId))
          this.#engine.expect(join.roomId);
        if (join.ticket !== undefined) this.#early.joined(join.ticket);
      },
      groupSaid: (message: GroupMessage) => {
        this.#apply(this.#registry.group(id, message, performance.now()));
      },
      left: () => {
        this.#apply(this.#registry.leave(id, performance.now()));
      },
      disclosureAsked: () => {
        if (seat === undefined) return;
        const pass = this.#passes.issue(seat);
        this.#channels.get(id)?.send({ type: 'disclosure-pass', pass });
      },
      endedForAll: () => {
        this.#apply(this.#registry.endForAll(id, performance.now()));
      },
      lost: () => {
        this.#waiting.delete(id);
        this.#channels.delete(id);
        this.#apply(this.#registry.loseChannel(id, performance.now()));
      },
    };
    this.#channels.set(id, new RoomChannel(socket, events, this.#channelLimits));
    this.#waiting.add(id);
    const [oldest] = this.#waiting;
    if (oldest !== undefined && this.#waiting.size > MOST_WAITING)
      this.#channels.get(oldest)?.refuse('join-missing');
  }

  #apply(effects: readonly RoomEffect[]): void {
    for (const effect of effects) this.#do(effect);
    this.#setDeadline();
  }

  #do(effect: RoomEffect): void {
    switch (effect.type) {
      case 'send': {
        const text = JSON.stringify(effect.message);
        for (const channel of effect.channels) this.#channels.get(channel)?.sendText(text);
        return;
      }
      case 'close': {
        const channel = this.#channels.get(effect.channel);
        if (effect.code === 'left') channel?.end();
        else channel?.refuse(effect.code);
        return;
      }
      case 'create-engine-room':
        this.#engine.createRoom(effect.roomId);
        return;
      case 'delete-engine-room':
        this.#engine.deleteRoom(effect.roomId);
        return;
      case 'remove-from-engine':
        this.#engine.removeParticipant(effect.roomId, effect.participantId);
        return;
      default:
        assertNever(effect);
    }
  }

  #setDeadline(): void {
    clearTimeout(this.#deadline);
    const inMs = this.#registry.nextDeadlineMs() - performance.now();
    if (inMs === Number.POSITIVE_INFINITY) return;
    this.#deadline = setTimeout(
      () => {
        this.#apply(this.#registry.expire(performance.now()));
      },
      Math.min(Math.max(inMs, 1), LONGEST_TIMER_MS),
    );
  }
}
