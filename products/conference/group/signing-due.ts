import type { ParticipantId } from '../rooms/participant-id.ts';
import type { Presence } from './presence.ts';

export interface Signers {
  readonly self: ParticipantId;
  readonly leaves: ReadonlyMap<ParticipantId, number>;
  readonly presence: Pick<Presence, 'isSeated' | 'isUpToDate'>;
}

/**
 * Whether we should sign the group anew. Somebody who missed something comes back only by what a
 * member whom they know has signed; the first of us is most likely known.
 */
export function signingDue({ self, leaves, presence }: Signers, nowMs: number): boolean {
  const seated = [...leaves].filter(([id]) => presence.isSeated(id));
  const current = seated.filter(([id]) => id === self || presence.isUpToDate(id, nowMs));
  const [first] = current.toSorted(([, a], [, b]) => a - b);
  return current.length < seated.length && first?.[0] === self;
}
