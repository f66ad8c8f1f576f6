import type { ParticipantId } from '../rooms/participant-id.ts';

/** Somebody who knocked, as hosts see them. */
export interface Waiting {
  readonly id: ParticipantId;
  /** As they say; cleaned, empty if none was given. */
  readonly name: string;
  /** 6 groups of 5, of their key: they see the same. */
  readonly digits: readonly string[];
}

/** Ourselves before the door. */
export interface AtTheDoor {
  /** `no-host`: the room is opened by a host only, and none is there. */
  readonly why: 'knocking' | 'no-host';
  readonly digits: readonly string[];
}

/** The room's lobby as the page sees it. */
export interface LobbyView {
  /** Newcomers need a host's leave. */
  readonly isOn: boolean;
  /** The link demands it: no host takes it back. */
  readonly isFixed: boolean;
  /** Longest first. */
  readonly waiting: readonly Waiting[];
  readonly door?: AtTheDoor;
}

export const NO_LOBBY: LobbyView = { isOn: false, isFixed: false, waiting: [] };
