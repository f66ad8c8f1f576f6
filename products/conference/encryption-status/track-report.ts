import type { FrameSource } from '../frames/frame-binding.ts';
import type { FrameCounts } from '../frames/frame-counts.ts';

/** What the frame worker counted of one received track. */
export interface TrackReport {
  readonly participantId: string;
  readonly source: FrameSource;
  readonly okAtMs?: number | undefined;
  readonly epoch?: number | undefined;
  readonly clearAtMs?: number | undefined;
}

/** Of what is received, the track that was heard last where somebody's was replaced by another. */
export function trackReports({ tracks }: FrameCounts): readonly TrackReport[] {
  return tracks
    .flatMap(({ direction, participantId, source, okAtMs, epoch, clearAtMs }) =>
      direction === 'seal' || participantId === undefined || source === undefined
        ? []
        : [{ participantId, source, okAtMs, epoch, clearAtMs }],
    )
    .toSorted((a, b) => (a.okAtMs ?? 0) - (b.okAtMs ?? 0));
}
