import type { ParticipantId } from '../rooms/participant-id.ts';

/** Who comes first among those who are there acts at once, each next one so much later. */
const RANK_MS = 300;

/** Since when each member should be removed; Infinity for whoever is there. */
export type RemovableFrom = (id: ParticipantId) => number;

/** The leaves that we are to remove now: of those who are gone, if it is our turn. */
export function removalDue(
  leaves: ReadonlyMap<ParticipantId, number>,
  self: ParticipantId,
  removableFrom: RemovableFrom,
  nowMs: number,
): readonly number[] {
  const isGone = (id: ParticipantId): boolean => id !== self && removableFrom(id) <= nowMs;
  const gone = [...leaves].filter(([id]) => isGone(id));
  if (gone.length === 0) return [];
  const present = [...leaves].filter(([id]) => !isGone(id)).toSorted(([, a], [, b]) => a - b);
  const rank = present.findIndex(([id]) => id === self);
  const firstMs = Math.min(...gone.map(([id]) => removableFrom(id)));
  return rank >= 0 && nowMs >= firstMs + rank * RANK_MS ? gone.map(([, leaf]) => leaf) : [];
}
