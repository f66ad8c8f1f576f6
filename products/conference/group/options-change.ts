import { LIMITS } from '../contract.ts';
import type { ParticipantId } from '../rooms/participant-id.ts';
import { MOST_REMOVED, type GroupOptions } from './group-options.ts';

/** One thing, or several at once, that a host changes about the room. */
export interface OptionsChange {
  readonly lobby?: boolean;
  readonly locked?: boolean;
  readonly title?: string;
  readonly may?: Partial<GroupOptions['may']>;
  readonly makeHost?: ParticipantId;
  readonly unmakeHost?: ParticipantId;
  /** Members who go in the same commit; from then on people wait to be let in. */
  readonly remove?: readonly ParticipantId[];
}

/** Said as what is to change, not as what is to be: another host may be faster with something else. */
export function changedOptions(options: GroupOptions, change: OptionsChange): GroupOptions {
  const {
    locked = options.locked,
    title = options.title,
    makeHost,
    unmakeHost,
    remove = [],
  } = change;
  const lobby = remove.length > 0 || (change.lobby ?? options.lobby);
  const others = options.hosts.filter((id) => id !== makeHost && id !== unmakeHost);
  const hosts = makeHost === undefined ? others : [...others, makeHost];
  return {
    ...options,
    lobby,
    locked,
    title,
    removed: [...new Set([...options.removed, ...remove])].slice(-MOST_REMOVED),
    may: { ...options.may, ...change.may },
    // Ids of people who came back as somebody new stay behind; they name nobody any more.
    hosts: hosts.slice(-LIMITS.participantsPerRoom),
  };
}
