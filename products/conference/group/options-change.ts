import { LIMITS } from '../contract.ts';
import type { ParticipantId } from '../rooms/participant-id.ts';
import type { GroupOptions } from './group-options.ts';

/** One thing, or several at once, that a host changes about the room. */
export interface OptionsChange {
  readonly lobby?: boolean;
  readonly locked?: boolean;
  readonly may?: Partial<GroupOptions['may']>;
  readonly makeHost?: ParticipantId;
  readonly unmakeHost?: ParticipantId;
  /** Members who go in the same commit. */
  readonly remove?: readonly ParticipantId[];
}

/** Said as what is to change, not as what is to be: another host may be faster with something else. */
export function changedOptions(options: GroupOptions, change: OptionsChange): GroupOptions {
  const { lobby = options.lobby, locked = options.locked, makeHost, unmakeHost } = change;
  const others = options.hosts.filter((id) => id !== makeHost && id !== unmakeHost);
  const hosts = makeHost === undefined ? others : [...others, makeHost];
  return {
    ...options,
    lobby,
    locked,
    may: { ...options.may, ...change.may },
    // Ids of people who came back as somebody new stay behind; they name nobody any more.
    hosts: hosts.slice(-LIMITS.participantsPerRoom),
  };
}
