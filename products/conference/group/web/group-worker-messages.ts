import type { Bytes } from '@blende/shared/basics/bytes.ts';
import type { GroupMessage, ServerMessage } from '../../contract.ts';
import type { DowngradeStep } from '../../downgrade/downgrade.ts';
import type { Decision } from '../../lobby/waiting-room.ts';
import type { ParticipantId } from '../../rooms/participant-id.ts';
import type { RoomId } from '../../rooms/room-id.ts';
import type { GroupView } from '../group-view.ts';
import type { OptionsChange } from '../options-change.ts';
import type { Spoken } from '../spoken.ts';

/** What the main thread shows to the server. The keys themselves stay in the worker. */
export interface Seat {
  readonly participantId: ParticipantId;
  readonly isHost: boolean;
  readonly accessProof: Bytes;
  readonly participantSecret: Bytes;
  readonly keyHash: Bytes;
  /** False if somebody changed the room in the link: its policy or its hosts are not what was made. */
  readonly isLinkSound: boolean;
}

/** From the main thread; the first one is `start`, and there is one start. */
export type ToGroupWorker =
  | {
      readonly type: 'start';
      readonly roomId: RoomId;
      readonly linkSecret: Bytes;
      readonly hostSeed: Bytes | undefined;
    }
  /** Where the frame worker gets its keys. */
  | { readonly type: 'frame-keys-to'; readonly port: MessagePort }
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'server'; readonly message: ServerMessage }
  | { readonly type: 'channel-lost' }
  | { readonly type: 'say'; readonly message: Spoken; readonly to?: ParticipantId }
  | { readonly type: 'change-options'; readonly change: OptionsChange }
  | { readonly type: 'decide'; readonly ids: readonly ParticipantId[]; readonly decision: Decision }
  | { readonly type: 'decide-downgrade'; readonly step: DowngradeStep }
  | { readonly type: 'leave' };

/** To the main thread. */
export type FromGroupWorker =
  | { readonly type: 'ready'; readonly seat: Seat }
  /** The browser lacks something that the keys need. */
  | { readonly type: 'failed' }
  | { readonly type: 'send'; readonly message: GroupMessage }
  /** `inGroup`: the epoch in which we are a member. */
  | { readonly type: 'view'; readonly view: GroupView; readonly inGroup: number | undefined }
  | { readonly type: 'heard'; readonly from: ParticipantId; readonly message: Spoken }
  /** Everything that had to be said before leaving was sent. */
  | { readonly type: 'left' };
