import type { GroupKeys } from '@blende/shared/e2ee/mls/group-keys.ts';
import type { GroupMessage } from '../contract.ts';
import type { Downgrade } from '../downgrade/downgrade.ts';
import { isDowngradeMessage } from '../downgrade/downgrade-message.ts';
import type { ParticipantId } from '../rooms/participant-id.ts';
import { cleanName } from '../rooms/participant-name.ts';
import type { GroupWire } from './group-wire.ts';
import type { Presence } from './presence.ts';
import type { Spoken } from './spoken.ts';

/** Kept while nobody can be reached. */
const MOST_UNSAID = 64;
/** Of no use later: everybody hears a new one after joining. */
const PASSING: ReadonlySet<Spoken['kind']> = new Set([
  'card',
  'heartbeat',
  'leaving',
  'downgrade-request',
  'downgrade-answer',
]);

export interface GroupTalkDeps {
  readonly wire: GroupWire;
  readonly presence: Presence;
  readonly downgrade: Downgrade;
  readonly nowMs: () => number;
  readonly send: (message: GroupMessage) => void;
  readonly named: (id: ParticipantId, name: string) => void;
  readonly heard: (from: ParticipantId, message: Spoken) => void;
}

/** What members say to each other, apart from how the group comes about. */
export class GroupTalk {
  readonly #deps: GroupTalkDeps;
  #unsaid: (readonly [message: Spoken, to: ParticipantId | undefined])[] = [];

  constructor(deps: GroupTalkDeps) {
    this.#deps = deps;
  }

  /** Without keys it is kept until there are some. */
  async say(keys: GroupKeys | undefined, message: Spoken, to?: ParticipantId): Promise<void> {
    if (keys === undefined) {
      if (!PASSING.has(message.kind)) this.#unsaid = [...this.#unsaid, [message, to] as const];
      this.#unsaid = this.#unsaid.slice(-MOST_UNSAID);
      return;
    }
    const sealed = await this.#deps.wire.seal(keys, message);
    this.#deps.send({ type: 'say', message: sealed, ...(to === undefined ? {} : { to }) });
  }

  async sayUnsaid(keys: GroupKeys): Promise<void> {
    const unsaid = this.#unsaid;
    this.#unsaid = [];
    for (const [message, to] of unsaid) await this.say(keys, message, to);
  }

  async hear(
    keys: GroupKeys,
    text: string,
    idOf: (leaf: number) => ParticipantId | undefined,
  ): Promise<void> {
    const { wire, presence, downgrade, nowMs, named, heard } = this.#deps;
    const spoken = await wire.hear(keys, text);
    const from = spoken && idOf(spoken.leaf);
    if (spoken === undefined || from === undefined) return;
    const { message } = spoken;
    const isCurrent = message?.kind === 'heartbeat' && message.epoch === keys.epoch;
    presence.heard(from, nowMs(), isCurrent);
    if (message === undefined || message.kind === 'heartbeat') return;
    if (message.kind === 'card') named(from, cleanName(message.name));
    else if (message.kind === 'leaving') presence.left(from, nowMs());
    else if (isDowngradeMessage(message)) await downgrade.heard(from, message, nowMs());
    else heard(from, message);
  }
}
