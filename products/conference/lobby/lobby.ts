import type { Bytes } from '@blende/shared/basics/bytes.ts';
import type { GroupKeys, OwnIdentity } from '@blende/shared/e2ee/mls/group-keys.ts';
import type { GroupMessage } from '../contract.ts';
import type { Door } from '../group/group-membership.ts';
import { readOptions } from '../group/group-options.ts';
import type { GroupWire } from '../group/group-wire.ts';
import type { Room } from '../group/member-identity.ts';
import type { ParticipantId } from '../rooms/participant-id.ts';
import { DoorStep } from './door-step.ts';
import type { LobbyView } from './lobby-view.ts';
import { WaitingRoom, type Decision } from './waiting-room.ts';

export interface LobbyDeps {
  readonly room: Room;
  readonly own: OwnIdentity;
  readonly wire: GroupWire;
  readonly send: (message: GroupMessage) => void;
}

/** Both sides of the door, for one person: waiting before it, and letting others in. */
export class Lobby {
  readonly #deps: LobbyDeps;
  readonly #step: DoorStep;
  readonly #waiting: WaitingRoom;

  constructor(deps: LobbyDeps) {
    this.#deps = deps;
    const { send } = deps;
    this.#step = new DoorStep({
      ...deps,
      knock: (knock) => {
        send({ type: 'knock', knock });
      },
    });
    this.#waiting = new WaitingRoom({
      ...deps,
      answer: (to, answer) => {
        send({ type: 'answer-knock', to, answer });
      },
    });
  }

  /** Knocks where a knock is due, and forgets who has gone. */
  async passTime(door: Door | undefined, name: string, nowMs: number): Promise<void> {
    this.#waiting.passTime(nowMs);
    if (door === 'knock') await this.#step.knock(name, nowMs);
  }

  async knocked(from: ParticipantId, knock: string, nowMs: number): Promise<void> {
    await this.#waiting.knocked(from, knock, nowMs);
  }

  /** The admission, or that there will be none; undefined for what is no answer. */
  async answered(answer: string): Promise<Bytes | 'refused' | undefined> {
    const read = await this.#step.answered(answer);
    return read?.outcome === 'admitted' ? read.admission : read?.outcome;
  }

  /** By a host. */
  async decide(keys: GroupKeys, ids: readonly ParticipantId[], decision: Decision): Promise<void> {
    await this.#waiting.decide(ids, decision, keys.groupId);
  }

  left(id: ParticipantId): void {
    this.#waiting.left(id);
  }

  waits(id: ParticipantId): boolean {
    return this.#waiting.waits(id);
  }

  async read(
    keys: GroupKeys | undefined,
    members: readonly { readonly id: ParticipantId }[],
    door: Door | undefined,
  ): Promise<LobbyView> {
    const isFixed = this.#deps.room.policy.lobby;
    const ids = new Set(members.map(({ id }) => id));
    const isOn = isFixed || (keys !== undefined && readOptions(keys.options)?.lobby === true);
    const lobby = { isOn, isFixed, waiting: this.#waiting.list(ids) };
    if (door !== 'knock' && door !== 'no-host') return lobby;
    const why = door === 'knock' ? 'knocking' : door;
    return { ...lobby, door: { why, digits: await this.#step.digits() } };
  }
}
