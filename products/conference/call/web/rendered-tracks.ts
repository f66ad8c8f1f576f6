import type { RenderedTrack } from '../../encryption-status/shown-tracks.ts';
import type { CallParticipant } from './call-view.ts';
import { screenTileId } from './stage-tiles.ts';

/** What of others is drawn on this page of the stage, and what of them is played. */
export function renderedTracks(
  others: readonly CallParticipant[],
  shownTiles: readonly string[],
): readonly RenderedTrack[] {
  return others.flatMap(({ id: participantId, camera, screen, microphone, screenSound }) => [
    ...(camera !== undefined && shownTiles.includes(participantId)
      ? [{ participantId, source: 'camera' } as const]
      : []),
    ...(screen !== undefined && shownTiles.includes(screenTileId(participantId))
      ? [{ participantId, source: 'screen' } as const]
      : []),
    ...(microphone === undefined ? [] : [{ participantId, source: 'microphone' } as const]),
    ...(screenSound === undefined ? [] : [{ participantId, source: 'screen-sound' } as const]),
  ]);
}
