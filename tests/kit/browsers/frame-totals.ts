import type { ChromiumParticipant } from './chromium.ts';
import type { FrameCounts } from '../../../products/conference/frames/frame-counts.ts';

interface NotingWindow {
  notedCounts?: FrameCounts;
}

/** Runs in the page, before its scripts: keeps what the frame worker last said to the page. */
export function noteFrameCounts(): void {
  const Original = globalThis.Worker;
  globalThis.Worker = class extends Original {
    constructor(...given: ConstructorParameters<typeof Worker>) {
      super(...given);
      this.addEventListener('message', ({ data }: MessageEvent<{ type?: string }>) => {
        if (data.type === 'counts') (globalThis as NotingWindow).notedCounts = data as never;
      });
    }
  };
}

/** Of all tracks that are there at this moment. */
export async function frameTotals(
  someone: ChromiumParticipant,
): Promise<{ readonly sealed: number; readonly opened: number; readonly clear: number }> {
  return await someone.evaluate(() => {
    const tracks = (globalThis as NotingWindow).notedCounts?.tracks ?? [];
    const of = (direction: string) =>
      tracks.reduce((sum, track) => sum + (track.direction === direction ? track.ok : 0), 0);
    const clear = tracks.reduce((sum, track) => sum + track.clear, 0);
    return { sealed: of('seal'), opened: of('open'), clear };
  }, undefined);
}
