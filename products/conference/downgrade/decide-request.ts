import type { ParticipantId } from '../rooms/participant-id.ts';

/** Everybody has to have agreed by then. */
export const CONSENT_MS = 60_000;

export type RequestState = 'asked' | 'agreed' | 'refused';

export interface RequestFacts {
  readonly state: RequestState;
  readonly asker: ParticipantId;
  /** Everybody in the group, the asker and ourselves included. */
  readonly members: readonly ParticipantId[];
  readonly answers: ReadonlyMap<ParticipantId, boolean>;
  /** Whether somebody took an agreement back. */
  readonly isWithdrawn: boolean;
  /** When the asker's own word came; undefined before. */
  readonly sinceMs: number | undefined;
}

/**
 * What becomes of a request. Agreed is what every other member has agreed to, in time; it stays so
 * when somebody comes later, who decides for themselves. Refused is final.
 */
export function decideRequest(facts: RequestFacts, nowMs: number): RequestState {
  const { state, asker, members, answers, isWithdrawn, sinceMs } = facts;
  if (state === 'refused' || isWithdrawn) return 'refused';
  if (state === 'agreed') return 'agreed';
  const asked = members.filter((id) => id !== asker);
  if (asked.some((id) => answers.get(id) === false)) return 'refused';
  if (sinceMs === undefined || asked.length === 0) return 'asked';
  if (nowMs - sinceMs > CONSENT_MS) return 'refused';
  return asked.every((id) => answers.get(id) === true) ? 'agreed' : 'asked';
}
