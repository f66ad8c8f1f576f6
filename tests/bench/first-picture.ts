import type { CellGrid } from '../kit/coded/in-page.ts';

export interface FirstPictureQuestion {
  readonly button: string;
  /** The 16 cells of row 0 that this sender's pictures show, as 0 and 1. */
  readonly head: string;
  readonly grid: CellGrid;
}

/**
 * Runs in a page: presses the button and answers how many milliseconds pass until a decoded
 * picture of the sender is presented.
 */
export async function msToFirstPicture({
  button,
  head,
  grid,
}: FirstPictureQuestion): Promise<number> {
  const control = [...document.querySelectorAll('button')].find(
    (candidate) => candidate.textContent.trim() === button,
  );
  if (control === undefined) throw new Error('the button is missing');
  const canvas = new OffscreenCanvas(grid.columns * 2, 2);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no canvas');
  const shows = (video: HTMLVideoElement): boolean => {
    const { videoWidth, videoHeight } = video;
    const rowHeight = videoHeight / grid.heightInCells;
    context.drawImage(
      video,
      0,
      rowHeight / 4,
      videoWidth,
      rowHeight / 2,
      0,
      0,
      grid.columns * 2,
      2,
    );
    const { data } = context.getImageData(0, 0, grid.columns * 2, 1);
    return Array.from(head).every((bit, cell) => ((data[cell * 8] ?? 0) > 128 ? '1' : '0') === bit);
  };
  const watched = new WeakSet<HTMLVideoElement>();
  return new Promise((resolve) => {
    const startedAt = performance.now();
    const watch = (video: HTMLVideoElement): void => {
      video.requestVideoFrameCallback((now) => {
        if (shows(video)) resolve(now - startedAt);
        else watch(video);
      });
    };
    const look = (): void => {
      for (const video of document.querySelectorAll('video')) {
        if (watched.has(video)) continue;
        watched.add(video);
        watch(video);
      }
    };
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
    look();
    control.click();
  });
}
