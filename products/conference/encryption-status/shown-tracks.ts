import type { ShownTrack } from './padlock.ts';
import type { FrameSource } from '../frames/frame-binding.ts';
import type { TrackReport } from './track-report.ts';

/** Something that is rendered here. */
export interface RenderedTrack {
  readonly participantId: string;
  readonly source: FrameSource;
}

/** How long a track that has just appeared may lack its first report. */
export const FIRST_REPORT_MS = 2_500;

export function trackKey({ participantId, source }: RenderedTrack): string {
  return `${participantId} ${source}`;
}

/**
 * Joins what is rendered with what the frame worker says of it. Rendered and never reported means
 * that its frames pass the worker by.
 */
export function shownTracks(
  rendered: readonly RenderedTrack[],
  reports: readonly TrackReport[],
  since: ReadonlyMap<string, number>,
  nowMs: number,
): readonly ShownTrack[] {
  const byTrack = new Map(reports.map((report) => [trackKey(report), report]));
  return rendered.map((track) => {
    const key = trackKey(track);
    const report = byTrack.get(key);
    const isNew = nowMs - (since.get(key) ?? nowMs) <= FIRST_REPORT_MS;
    return {
      participantId: track.participantId,
      isWatched: report !== undefined || isNew,
      okAtMs: report?.okAtMs,
      epoch: report?.epoch,
      clearAtMs: report?.clearAtMs,
    };
  });
}

/** Since when each track is rendered: what goes away and comes back begins anew. */
export function renderedSince(
  before: ReadonlyMap<string, number>,
  rendered: readonly RenderedTrack[],
  nowMs: number,
): ReadonlyMap<string, number> {
  return new Map(rendered.map(trackKey).map((key) => [key, before.get(key) ?? nowMs]));
}
