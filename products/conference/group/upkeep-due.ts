import type { ParticipantId } from '../rooms/participant-id.ts';
import type { Presence } from './presence.ts';
import { removalDue } from './removal-due.ts';
import { signingDue } from './signing-due.ts';

export interface Upkeep {
  readonly self: ParticipantId;
  readonly leaves: ReadonlyMap<ParticipantId, number>;
  readonly presence: Presence;
  /** We signed the GroupInfo that the server has. */
  readonly isOurs: boolean;
}

/** What we are to commit for the group's sake: removing who is gone, or only signing. */
export function upkeepDue(
  { self, leaves, presence, isOurs }: Upkeep,
  nowMs: number,
): { readonly remove?: readonly number[] } | undefined {
  const remove = removalDue(leaves, self, (id) => presence.removableFromMs(id), nowMs);
  if (remove.length > 0) return { remove };
  return !isOurs && signingDue({ self, leaves, presence }, nowMs) ? {} : undefined;
}
