import type { ParticipantId } from '../rooms/participant-id.ts';
import type { RequestState } from './decide-request.ts';

/** Somebody whose browser cannot encrypt picture and sound. */
export interface AskingPerson {
  readonly id: ParticipantId;
  readonly request: string;
  readonly isSelf: boolean;
  readonly state: RequestState;
  /** Everybody who was there before us had agreed already. */
  readonly isRunning: boolean;
  /** We have agreed; the others perhaps not yet. */
  readonly hasOwnConsent: boolean;
}

export interface DowngradeView {
  /** Picture and sound leave without end-to-end encryption. */
  readonly isClear: boolean;
  readonly people: readonly AskingPerson[];
}

export const NO_DOWNGRADE: DowngradeView = { isClear: false, people: [] };
