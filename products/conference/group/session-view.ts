import type { GroupKeys } from '@blende/shared/e2ee/mls/group-keys.ts';
import type { ParticipantId } from '../rooms/participant-id.ts';
import type { RoomId } from '../rooms/room-id.ts';
import type { Downgrade } from '../downgrade/downgrade.ts';
import type { Lobby } from '../lobby/lobby.ts';
import { verificationDigits } from '../verification/digits.ts';
import { FIRST_OPTIONS, readOptions } from './group-options.ts';
import type { Door } from './group-membership.ts';
import type { GroupMember, GroupView } from './group-view.ts';
import type { Presence } from './presence.ts';
import type { RoomRules } from './room-rules.ts';

/** Who is seated gets this long to join before they count as unknown. */
const JOINING_MS = 8_000;

export interface SessionViewDeps {
  readonly roomId: RoomId;
  readonly self: ParticipantId;
  readonly rules: RoomRules;
  readonly presence: Presence;
  readonly lobby: Lobby;
  readonly downgrade: Downgrade;
}

/** What the page sees of the group: put together from keys, names and presence. */
export class SessionView {
  readonly #deps: SessionViewDeps;
  readonly #names = new Map<ParticipantId, string>();
  /** In order of arrival; leaves are given out again and tell nothing of it. */
  #arrived: readonly ParticipantId[] = [];
  #digits: { readonly of: string; readonly digits: readonly string[] } = { of: '', digits: [] };

  constructor(deps: SessionViewDeps) {
    this.#deps = deps;
  }

  readonly name = (id: ParticipantId, name: string): void => {
    this.#names.set(id, name);
  };

  async read(
    state: GroupView['state'],
    { keys, door }: { readonly keys: GroupKeys | undefined; readonly door: Door | undefined },
    nowMs: number,
  ): Promise<GroupView> {
    const { presence, lobby, self } = this.#deps;
    const members = keys === undefined ? [] : this.#members(keys, nowMs);
    const ids = new Set(members.map(({ id }) => id));
    const strangers = presence
      .seatedFor(JOINING_MS, nowMs)
      .filter((id) => id !== self && !ids.has(id) && !lobby.waits(id));
    return {
      state,
      epoch: keys?.epoch ?? 0,
      members,
      options: (keys && readOptions(keys.options)) ?? FIRST_OPTIONS,
      lobby: await lobby.read(keys, members, door),
      downgrade: this.#deps.downgrade.view,
      digits: keys === undefined ? [] : await this.#digitsOf(keys),
      unknownConnections: strangers.length,
    };
  }

  #members(keys: GroupKeys, nowMs: number): readonly GroupMember[] {
    const { rules, presence, self } = this.#deps;
    const hosts = readOptions(keys.options)?.hosts ?? [];
    const members = new Map(
      keys.members.flatMap((member): [ParticipantId, GroupMember][] => {
        const known = rules.known(member);
        if (known === undefined) return [];
        const { id } = known;
        const isSelf = id === self;
        return [
          [
            id,
            {
              id,
              leaf: member.leaf,
              name: this.#names.get(id) ?? '',
              isHost: known.isHost || hosts.includes(id),
              isSelf,
              upToDate: isSelf || presence.isUpToDate(id, nowMs),
            },
          ],
        ];
      }),
    );
    const known = this.#arrived.filter((id) => members.has(id));
    this.#arrived = [...known, ...[...members.keys()].filter((id) => !known.includes(id))];
    return this.#arrived.flatMap((id) => members.get(id) ?? []);
  }

  async #digitsOf(keys: GroupKeys): Promise<readonly string[]> {
    const authenticator = keys.authenticator();
    const of = authenticator.join();
    if (this.#digits.of !== of) {
      const digits = await verificationDigits(authenticator, this.#deps.roomId);
      this.#digits = { of, digits };
    }
    return this.#digits.digits;
  }
}
