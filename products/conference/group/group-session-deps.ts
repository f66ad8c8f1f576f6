import type { GroupKeys } from '@blende/shared/e2ee/mls/group-keys.ts';
import type { GroupMessage } from '../contract.ts';
import type { ParticipantId } from '../rooms/participant-id.ts';
import type { OfferDeps } from './group-offer.ts';
import type { GroupView } from './group-view.ts';
import type { Spoken } from './spoken.ts';

export interface GroupSessionDeps extends Omit<OfferDeps, 'rules'> {
  readonly self: ParticipantId;
  readonly nowMs: () => number;
  /** To the delivery service; what is sent while the channel is away is lost. */
  readonly send: (message: GroupMessage) => void;
  readonly changed: (view: GroupView) => void;
  readonly heard: (from: ParticipantId, message: Spoken) => void;
  /** With the keys of each epoch, and with undefined when there are none any more. */
  readonly entered: (entered: EnteredEpoch | undefined) => Promise<void>;
  /** Whether media may leave as they are: by every member's signed consent. Told when it changes and now and then. */
  readonly mediaClear: (isClear: boolean) => void;
}

export interface EnteredEpoch {
  readonly keys: GroupKeys;
  readonly leaves: ReadonlyMap<ParticipantId, number>;
}
