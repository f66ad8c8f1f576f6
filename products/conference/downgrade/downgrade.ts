import { toBase64url } from '@blende/shared/basics/base64url.ts';
import { randomBytes } from '@blende/shared/basics/bytes.ts';
import type { ParticipantId } from '../rooms/participant-id.ts';
import type { RoomIdParts, RoomId } from '../rooms/room-id.ts';
import { ClearRequest } from './clear-request.ts';
import type { DowngradeAnswer, DowngradeMessage, DowngradeRequest } from './downgrade-message.ts';
import { answerTo, requestOf } from './downgrade-words.ts';
import { NO_DOWNGRADE, type DowngradeView } from './downgrade-view.ts';

const AGAIN_MS = 5_000;
const REQUEST_BYTES = 16;

export interface DowngradeDeps {
  readonly room: RoomIdParts & { readonly roomId: RoomId };
  readonly self: ParticipantId;
  readonly say: (message: DowngradeMessage, to?: ParticipantId) => Promise<void>;
  /** Whether media may leave as they are; told again and again. */
  readonly mediaClear: (isClear: boolean) => void;
}

/** What a person decides: to ask, or about somebody who asks. */
export type DowngradeStep =
  | { readonly does: 'ask' }
  | {
      readonly does: 'answer';
      readonly asker: ParticipantId;
      readonly request: string;
      readonly agrees: boolean;
    };

interface GroupNow {
  readonly epoch: number;
  readonly members: readonly ParticipantId[];
}

/**
 * Whether the media of this meeting may leave without end-to-end encryption. That is decided by
 * members alone, by what they signed; where the room id does not allow it, nothing of it exists.
 */
export class Downgrade {
  readonly #deps: DowngradeDeps;
  readonly #requests = new Map<ParticipantId, ClearRequest>();
  #wantsToAsk = false;
  #group: GroupNow = { epoch: 0, members: [] };
  #saidAtMs = 0;

  constructor(deps: DowngradeDeps) {
    this.#deps = deps;
  }

  get view(): DowngradeView {
    const people = [...this.#requests.values()]
      .filter(({ isConfirmed }) => isConfirmed)
      .map((request) => request.view(this.#deps.self));
    if (people.length === 0) return NO_DOWNGRADE;
    return { isClear: people.some(({ state }) => state === 'agreed'), people };
  }

  async take(step: DowngradeStep, nowMs: number): Promise<void> {
    if (!this.#isAllowed) return;
    if (step.does === 'ask') {
      this.#wantsToAsk = true;
      await this.#agreeAsAsker(nowMs);
    } else {
      const request = this.#requests.get(step.asker);
      if (request?.request !== step.request || request.state === 'refused') return;
      request.answered(this.#deps.self, step.agrees);
      this.#decide(nowMs);
      // Whoever came later and does not agree leaves, and says nothing that ends it for the others.
      if (step.agrees || !request.isRunning) await this.#sayAnswer(request);
    }
    await this.#askIfDue(nowMs);
  }

  /** Before anything is sealed in a new epoch: whoever is gone counts no more. */
  entered(group: GroupNow, nowMs: number): void {
    this.#group = group;
    for (const asker of this.#requests.keys()) {
      const isAlone = asker === this.#deps.self && group.members.length < 2;
      if (isAlone || !group.members.includes(asker)) this.#requests.delete(asker);
    }
    this.#decide(nowMs);
  }

  /** What was decided before they came. */
  async introduce(newcomers: readonly ParticipantId[], nowMs: number): Promise<void> {
    await this.#askIfDue(nowMs);
    for (const to of newcomers) {
      for (const request of this.#requests.values()) {
        if (request.asker === this.#deps.self) await this.#sayRequest(request, to);
        else if (request.answerOf(this.#deps.self) === true) await this.#sayAnswer(request, to);
      }
    }
  }

  async heard(from: ParticipantId, message: DowngradeMessage, nowMs: number): Promise<void> {
    const isOfHere = message.room === this.#deps.room.roomId && message.epoch <= this.#group.epoch;
    if (!this.#isAllowed || !isOfHere) return;
    if (message.kind === 'downgrade-request') await this.#asked(from, message, nowMs);
    else await this.#answered(from, message);
    this.#decide(nowMs);
  }

  async passTime(nowMs: number): Promise<void> {
    const before = this.#open;
    this.#decide(nowMs);
    for (const request of before) {
      // Time is up: nobody goes on in the belief that we agree.
      if (request.state === 'refused' && !request.isRunning) await this.#sayAnswer(request);
    }
    if (nowMs - this.#saidAtMs < AGAIN_MS) return;
    this.#saidAtMs = nowMs;
    for (const request of this.#open) {
      if (request.asker === this.#deps.self) await this.#sayRequest(request);
      else if (request.answerOf(this.#deps.self) === true) await this.#sayAnswer(request);
    }
  }

  get #isAllowed(): boolean {
    return this.#deps.room.policy.encryption === 'if-possible';
  }

  get #open(): readonly ClearRequest[] {
    return [...this.#requests.values()].filter(({ state }) => state === 'asked');
  }

  #decide(nowMs: number): void {
    for (const request of this.#requests.values()) request.decide(this.#group.members, nowMs);
    this.#deps.mediaClear(this.view.isClear);
  }

  async #askIfDue(nowMs: number): Promise<void> {
    const { self } = this.#deps;
    const { epoch, members } = this.#group;
    const isDue = this.#wantsToAsk && members.length > 1 && !this.#requests.has(self);
    if (!isDue) return;
    const id = toBase64url(randomBytes(REQUEST_BYTES));
    const request = new ClearRequest(self, { request: id, epoch });
    request.confirm(false, nowMs);
    this.#requests.set(self, request);
    await this.#sayRequest(request);
  }

  /** Whoever asks for the same thing has no other answer to give, and is not bothered with it. */
  async #agreeAsAsker(nowMs: number): Promise<void> {
    if (!this.#wantsToAsk) return;
    const { self } = this.#deps;
    for (const request of this.#open) {
      const isAnswered = request.asker === self || request.answerOf(self) !== undefined;
      if (isAnswered || !request.isConfirmed) continue;
      request.answered(self, true);
      this.#decide(nowMs);
      await this.#sayAnswer(request);
    }
  }

  async #asked(asker: ParticipantId, message: DowngradeRequest, nowMs: number): Promise<void> {
    const known = this.#requests.get(asker);
    // Once per stay: another one afterwards is not heard.
    if (known?.isConfirmed === true && known.request !== message.request) return;
    const request = known?.request === message.request ? known : new ClearRequest(asker, message);
    this.#requests.set(asker, request);
    request.confirm(message.isRunning, nowMs);
    await this.#agreeAsAsker(nowMs);
    if (request.state === 'agreed') await this.#sayAnswer(request, asker);
  }

  async #answered(from: ParticipantId, message: DowngradeAnswer): Promise<void> {
    const asker = message.asker as ParticipantId;
    const known = this.#requests.get(asker);
    if (!this.#group.members.includes(asker)) return;
    if (known === undefined && asker === this.#deps.self) return;
    const request = known ?? new ClearRequest(asker, message);
    if (request.request !== message.request) return;
    this.#requests.set(asker, request);
    const isNewHere = request.state === 'agreed' && request.answerOf(from) === undefined;
    // Whoever comes later and does not agree leaves; it does not end what the others agreed to.
    if (!isNewHere || message.agrees) request.answered(from, message.agrees);
    if (message.wantsAnswers && request.state === 'agreed') await this.#sayAnswer(request, from);
  }

  async #sayRequest(request: ClearRequest, to?: ParticipantId): Promise<void> {
    await this.#deps.say(requestOf(request, this.#deps.room.roomId), to);
  }

  async #sayAnswer(request: ClearRequest, to?: ParticipantId): Promise<void> {
    const { self, room, say } = this.#deps;
    if (request.asker !== self) await say(answerTo(request, self, room.roomId), to);
  }
}
