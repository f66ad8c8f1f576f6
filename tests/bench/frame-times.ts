import type { CellGrid } from '../kit/coded/in-page.ts';

export interface FrameTimesQuestion {
  /** The 16 cells of row 0 that this sender's pictures show, as 0 and 1. */
  readonly head: string;
  readonly grid: CellGrid;
  readonly forMs: number;
}

/** A frame's number and when it was presented, in ms since the epoch. */
export type FrameTime = readonly [frame: number, atMs: number];

/** Runs in a page: when each frame of the sender's coded pictures is presented, for a while. */
export async function frameTimes({ head, grid, forMs }: FrameTimesQuestion): Promise<FrameTime[]> {
  const canvas = new OffscreenCanvas(grid.columns * 2, 4);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no canvas');
  const row = (video: HTMLVideoElement, index: number): string => {
    const { videoWidth: width, videoHeight } = video;
    const rowHeight = videoHeight / grid.heightInCells;
    const from = [0, rowHeight * (index + 0.25), width, rowHeight / 2] as const;
    context.drawImage(video, ...from, 0, 0, grid.columns * 2, 2);
    const { data } = context.getImageData(0, 0, grid.columns * 2, 1);
    return Array.from({ length: grid.columns }, (_, cell) =>
      (data[cell * 8] ?? 0) > 128 ? '1' : '0',
    ).join('');
  };
  const times = new Map<number, number>();
  const endsAt = performance.now() + forMs;
  const watch = (video: HTMLVideoElement): void => {
    video.requestVideoFrameCallback((now, { expectedDisplayTime }) => {
      if (now > endsAt) return;
      if (row(video, 0) === head) {
        const frame = Number.parseInt(row(video, 1), 2);
        if (!times.has(frame)) times.set(frame, performance.timeOrigin + expectedDisplayTime);
      }
      watch(video);
    });
  };
  document.querySelectorAll('video').forEach(watch);
  await new Promise((resolve) => {
    setTimeout(resolve, forMs);
  });
  return [...times];
}

/** For each frame that both presented, how much later the second one did, in ms, smallest first. */
export function delaysBetween(
  first: readonly FrameTime[],
  second: readonly FrameTime[],
): readonly number[] {
  const shownAt = new Map(first);
  return second
    .flatMap(([frame, atMs]) => {
      const before = shownAt.get(frame);
      return before === undefined ? [] : [atMs - before];
    })
    .toSorted((a, b) => a - b);
}
