import { toBase64url } from '@blende/shared/basics/base64url.ts';
import type { Bytes } from '@blende/shared/basics/bytes.ts';
import type {
  Candidate,
  CommitChange,
  GroupMember,
  GroupRules,
  GroupView,
} from '@blende/shared/e2ee/mls/group-keys.ts';
import type { RuleRefusal } from '@blende/shared/e2ee/mls/refusal.ts';
import { LIMITS } from '../contract.ts';
import { isAdmission } from '../lobby/admission.ts';
import { isFounding } from '../lobby/founding.ts';
import type { ParticipantId } from '../rooms/participant-id.ts';
import { readOptions, type GroupOptions } from './group-options.ts';
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

  idAt({ members }: Pick<GroupView, 'members'>, leaf: number): ParticipantId | undefined {
    const member = members.find((each) => each.leaf === leaf);
    return member && this.known(member)?.id;
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

  async mayJoin(
    candidate: Candidate,
    group: GroupView,
    replaces?: number,
    pass?: Bytes,
  ): Promise<RuleRefusal | undefined> {
    const options = readOptions(group.options);
    if (options === undefined) return { code: 'rule:options-unreadable' };
    if (!(await this.#isFoundedWell(group, options))) return { code: 'rule:founder-no-host' };
    const known = this.known(candidate);
    if (known === undefined) return { code: 'rule:unknown' };
    if (options.removed.includes(known.id)) return { code: 'rule:removed' };
    // Whoever comes back is no newcomer.
    if (replaces !== undefined) return undefined;
    if (group.members.length >= LIMITS.participantsPerRoom) return { code: 'rule:group-full' };
    // Whoever has the host key needs nobody's leave: the last host may have lost their own page.
    if (known.isHost) return undefined;
    if (options.locked) return { code: 'rule:locked' };
    if (!this.demandsAdmission(options)) return undefined;
    const hosts = group.members.filter((member) => this.isHost(member, group));
    const isAdmitted =
      pass !== undefined && (await isAdmission(pass, group.groupId, candidate, hosts));
    return isAdmitted ? undefined : { code: 'rule:not-admitted' };
  }

  /** What the link demands no host takes back. */
  demandsAdmission({ lobby }: Pick<GroupOptions, 'lobby'>): boolean {
    return lobby || this.#deps.room.policy.lobby;
  }

  mayCommit(change: CommitChange, by: GroupMember, group: GroupView): RuleRefusal | undefined {
    const isHost = this.isHost(by, group);
    if (change.options !== undefined) {
      if (!isHost) return { code: 'rule:not-host' };
      const options = readOptions(change.options);
      if (options === undefined) return { code: 'rule:options-unreadable' };
      if (options.founding !== readOptions(group.options)?.founding)
        return { code: 'rule:founding-changed' };
    }
    if (isHost) return undefined;
    const stays = change.removed.some((member) => {
      const id = this.known(member)?.id;
      return id === undefined || (id !== this.#deps.self && !this.#deps.isGone(id));
    });
    return stays ? { code: 'rule:not-gone' } : undefined;
  }

  /** A room whose link demands a lobby has no group that somebody else began before a host came. */
  async #isFoundedWell({ groupId }: GroupView, { founding }: GroupOptions): Promise<boolean> {
    if (!this.#deps.room.policy.lobby) return true;
    if (founding === undefined) return false;
    const name = `${toBase64url(groupId)} ${founding}`;
    if (this.#goodFounding === name) return true;
    if (!(await isFounding(founding, groupId, this.#deps.room))) return false;
    this.#goodFounding = name;
    return true;
  }
  #goodFounding: string | undefined;

  /** By the host key, or named by a host. */
  isHost(member: Candidate, group: Pick<GroupView, 'options'>): boolean {
    const known = this.known(member);
    if (known === undefined) return false;
    return known.isHost || (readOptions(group.options)?.hosts.includes(known.id) ?? false);
  }
}
