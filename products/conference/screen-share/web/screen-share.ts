import { LiveValue, type ReadableValue } from '@blende/shared/ui/live-value.ts';
import { reportError } from '@blende/shared/ui/console.ts';

export interface ScreenShareView {
  readonly state: 'off' | 'choosing' | 'on';
  readonly tracks: readonly MediaStreamTrack[];
  /** False while only hosts share. */
  readonly isAllowed: boolean;
}

const OFF = { state: 'off', tracks: [] } as const;

/** Options beyond the standard are left out by browsers that do not know them. */
const WANTED: DisplayMediaStreamOptions & Readonly<Record<string, unknown>> = {
  video: { frameRate: { ideal: 15, max: 30 } },
  // Music is no voice; and what this page plays must not come back to those who said it.
  audio: {
    echoCancellation: false,
    noiseSuppression: false,
    autoGainControl: false,
    restrictOwnAudio: true,
  } as MediaTrackConstraints,
  systemAudio: 'include',
  // A picture of the meeting in the meeting helps nobody.
  selfBrowserSurface: 'exclude',
  surfaceSwitching: 'include',
};

/** The screen, window or tab that this person shares. */
export class ScreenShare implements Disposable {
  readonly #view = new LiveValue<ScreenShareView>({ ...OFF, isAllowed: true });

  get view(): ReadableValue<ScreenShareView> {
    return this.#view;
  }

  /** Phones have no way to share their screen from a page. */
  static isPossible(): boolean {
    return typeof navigator.mediaDevices?.getDisplayMedia === 'function';
  }

  async toggle(): Promise<void> {
    const { state, isAllowed } = this.#view.snapshot();
    if (state === 'on') this[Symbol.dispose]();
    else if (state === 'off' && isAllowed) await this.#start();
  }

  /** What is shared ends with the permission. */
  setAllowed(isAllowed: boolean): void {
    if (this.#view.snapshot().isAllowed === isAllowed) return;
    this.#view.update({ isAllowed });
    if (!isAllowed && this.#view.snapshot().state === 'on') this[Symbol.dispose]();
  }

  [Symbol.dispose](): void {
    for (const track of this.#view.snapshot().tracks) track.stop();
    this.#view.update(OFF);
  }

  async #start(): Promise<void> {
    this.#view.update({ state: 'choosing', tracks: [] });
    try {
      const stream = await navigator.mediaDevices.getDisplayMedia(WANTED);
      this.#view.update({ state: 'on', tracks: stream.getTracks() });
      // Taken away while the person was choosing.
      if (!this.#view.snapshot().isAllowed) this[Symbol.dispose]();
      for (const track of stream.getVideoTracks()) {
        // Text first: rather fewer frames than unreadable ones.
        track.contentHint = 'detail';
        track.addEventListener('ended', () => {
          this[Symbol.dispose]();
        });
      }
    } catch (error) {
      this.#view.update(OFF);
      // Closing the browser's own choice is no failure.
      const declined = error instanceof DOMException && error.name === 'NotAllowedError';
      if (!declined) reportError('screen-share-failed');
    }
  }
}
