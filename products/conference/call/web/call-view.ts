import type { RefusalCode } from '../../contract.ts';
import type { ConnectionState } from '../connection-state.ts';
import type { ParticipantMedia } from './participant-media.ts';

export interface CallParticipant extends ParticipantMedia {
  readonly id: string;
  readonly name: string;
  readonly isHost: boolean;
  readonly isSelf: boolean;
  readonly microphoneOn: boolean;
}

export interface CallView {
  readonly connection: ConnectionState;
  readonly refusal?: RefusalCode | undefined;
  readonly self: CallParticipant;
  readonly others: readonly CallParticipant[];
  /** False while own picture and sound are held back because of a lost connection. */
  readonly sending: boolean;
  readonly soundBlocked: boolean;
  /** The server is being drained: this meeting may finish. */
  readonly draining: boolean;
}
