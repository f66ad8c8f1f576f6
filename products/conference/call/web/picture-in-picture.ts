import { LiveValue, type ReadableValue } from '@blende/shared/ui/live-value.ts';
import { reportError } from '@blende/shared/ui/console.ts';

/** The small window over everything else; TypeScript's library does not know it yet. */
interface DocumentPictureInPicture {
  requestWindow(size: { readonly width: number; readonly height: number }): Promise<Window>;
}

const SIZE = { width: 360, height: 260 } as const;
const shown = new LiveValue<Window | undefined>(undefined);

/** The small window while it is open. */
export const pictureInPictureWindow: ReadableValue<Window | undefined> = shown;

function api(): DocumentPictureInPicture | undefined {
  return (window as { documentPictureInPicture?: DocumentPictureInPicture })
    .documentPictureInPicture;
}

/** Firefox has neither: it offers its own button on each picture. */
export function canPictureInPicture(): boolean {
  return api() !== undefined || document.pictureInPictureEnabled;
}

export function togglePictureInPicture(): void {
  const open = shown.snapshot();
  if (open !== undefined) {
    open.close();
    return;
  }
  const done = api() === undefined ? onlyLargePicture() : openWindow();
  done.catch(() => {
    reportError('picture-in-picture-failed');
  });
}

async function openWindow(): Promise<void> {
  const opened = await api()?.requestWindow(SIZE);
  if (opened === undefined) return;
  for (const sheet of document.querySelectorAll('link[rel="stylesheet"]')) {
    opened.document.head.append(sheet.cloneNode());
  }
  opened.document.documentElement.lang = document.documentElement.lang;
  opened.document.title = document.title;
  opened.addEventListener('pagehide', () => {
    shown.set(undefined);
  });
  shown.set(opened);
}

/** Where only a video can leave the page: the large one goes, without controls. */
async function onlyLargePicture(): Promise<void> {
  if (document.pictureInPictureElement !== null) {
    await document.exitPictureInPicture();
    return;
  }
  const videos = [...document.querySelectorAll<HTMLVideoElement>('.stage-tiles video')];
  const largest = videos.toSorted((a, b) => b.clientWidth - a.clientWidth)[0];
  await largest?.requestPictureInPicture();
}
