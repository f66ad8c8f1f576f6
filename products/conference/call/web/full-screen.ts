import { LiveValue, type ReadableValue } from '@blende/shared/ui/live-value.ts';
import { reportError } from '@blende/shared/ui/console.ts';

const shown = new LiveValue(false);
addEventListener('fullscreenchange', () => {
  shown.set(document.fullscreenElement !== null);
});

/** True while the call or a part of it fills the screen. Escape ends it, by the browser itself. */
export const isFullScreen: ReadableValue<boolean> = shown;

/** Phones of one maker show only their own video player in full screen. */
export function canFullScreen(): boolean {
  return document.fullscreenEnabled;
}

/** The whole page by default: menus and dialogs stand outside of the call's own element. */
export function toggleFullScreen(element: Element = document.documentElement): void {
  if (!canFullScreen()) return;
  const done =
    document.fullscreenElement === null
      ? element.requestFullscreen({ navigationUI: 'hide' })
      : document.exitFullscreen();
  done.catch(() => {
    reportError('full-screen-failed');
  });
}
