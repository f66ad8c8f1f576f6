import type {
  Candidate,
  CommitChange,
  GroupMember,
  GroupRules,
  GroupView,
} from '@blende/shared/e2ee/mls/group-keys.ts';
import type { RuleRefusal } from '@blende/shared/e2ee/mls/refusal.ts';
import { LIMITS } from '../contract.ts';
import type { ParticipantId } from '../rooms/participant-id.ts';
import { readOptions } from './group-options.ts';
import { candidateKey, readMember, type KnownMember, type Room } from './member-identity.ts';

export interface RoomRulesDeps {
  readonly room: Room;
  readonly self: ParticipantId;
  /** Whether we ourselves consider them gone, whatever is claimed. */
  readonly isGone: (id: ParticipantId) => boolean;
}

/** What this room's members let happen to their group. */
export class RoomRules implements GroupRules {
  readonly #deps: RoomRulesDeps;
  readonly #known = new Map<string, KnownMember>();

  constructor(deps: RoomRulesDeps) {
    this.#deps = deps;
  }

  /** Undefined for a leaf that was never found good. */
  known(candidate: Candidate): KnownMember | undefined {
    return this.#known.get(candidateKey(candidate));
  }

  leaves({ members }: Pick<GroupView, 'members'>): ReadonlyMap<ParticipantId, number> {
    return new Map(
      members.flatMap((member): [ParticipantId, number][] => {
        const known = this.known(member);
        return known === undefined ? [] : [[known.id, member.leaf]];
      }),
    );
  }

  async isMember(candidate: Candidate): Promise<boolean> {
    const member = await readMember(candidate, this.#deps.room);
    if (member !== undefined) this.#known.set(candidateKey(candidate), member);
    return member !== undefined;
  }

  mayJoin(_candidate: Candidate, group: GroupView, replaces?: number): RuleRefusal | undefined {
    const options = readOptions(group.options);
    if (options === undefined) return { code: 'rule:options-unreadable' };
    // Whoever comes back is no newcomer.
    if (replaces !== undefined) return undefined;
    if (group.members.length >= LIMITS.participantsPerRoom) return { code: 'rule:group-full' };
    return options.locked ? { code: 'rule:locked' } : undefined;
  }

  mayCommit(change: CommitChange, by: GroupMember, group: GroupView): RuleRefusal | undefined {
    const isHost = this.isHost(by, group);
    if (change.options !== undefined) {
      if (!isHost) return { code: 'rule:not-host' };
      if (readOptions(change.options) === undefined) return { code: 'rule:options-unreadable' };
    }
    if (isHost) return undefined;
    const stays = change.removed.some((member) => {
      const id = this.known(member)?.id;
      return id === undefined || (id !== this.#deps.self && !this.#deps.isGone(id));
    });
    return stays ? { code: 'rule:not-gone' } : undefined;
  }

  /** By the host key, or named by a host. */
  isHost(member: Candidate, group: Pick<GroupView, 'options'>): boolean {
    const known = this.known(member);
    if (known === undefined) return false;
    return known.isHost || (readOptions(group.options)?.hosts.includes(known.id) ?? false);
  }
}
