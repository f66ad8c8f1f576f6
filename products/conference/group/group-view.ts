import type { ParticipantId } from '../rooms/participant-id.ts';
import type { DowngradeView } from '../downgrade/downgrade-view.ts';
import type { LobbyView } from '../lobby/lobby-view.ts';
import type { GroupOptions } from './group-options.ts';

export interface GroupMember {
  readonly id: ParticipantId;
  readonly leaf: number;
  /** Cleaned; empty if none was given. */
  readonly name: string;
  readonly isHost: boolean;
  readonly isSelf: boolean;
  /** False for somebody who has not been heard under the current epoch for a while. */
  readonly upToDate: boolean;
}

/** The group as the page sees it: whoever is a member is in the meeting, and nobody else. */
export interface GroupView {
  /**
   * `waiting`: a host has to let us in; `refused`: a host did not, or removed us: `removed`;
   * `alone-with-server`: the server answers, the group cannot be reached.
   */
  readonly state:
    | 'joining'
    | 'waiting'
    | 'in'
    | 'alone-with-server'
    | 'removed'
    | 'refused'
    | 'locked'
    | 'failed';
  readonly epoch: number;
  readonly members: readonly GroupMember[];
  /** What hosts decided for the room. */
  readonly options: GroupOptions;
  readonly lobby: LobbyView;
  /** Who asks to take part without end-to-end encryption, and what came of it. */
  readonly downgrade: DowngradeView;
  /** 6 groups of 5, from the epoch authenticator and the room id; empty until the group is reached. */
  readonly digits: readonly string[];
  /** In the engine or at the server, and not in the group. */
  readonly unknownConnections: number;
}
