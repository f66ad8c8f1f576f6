import type { OrderedTile } from '../../layout/tile-order.ts';
import type { CallParticipant } from './call-view.ts';

/** A participant, or a screen that a participant shares. */
export interface StageTile extends OrderedTile {
  readonly participant: CallParticipant;
}

export function screenTileId(participantId: string): string {
  return `${participantId} screen`;
}

/** Everybody's tiles in order of arrival; a screen stands before the person who shares it. */
export function stageTiles(participants: readonly CallParticipant[]): readonly StageTile[] {
  return participants.flatMap((participant) => {
    const { id, isSelf, screen } = participant;
    const person = { id, kind: 'camera', isSelf, participant } as const;
    if (screen === undefined) return [person];
    return [{ id: screenTileId(id), kind: 'screen', isSelf, participant } as const, person];
  });
}
