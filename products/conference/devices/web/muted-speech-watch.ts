import { LiveValue, type ReadableValue } from '@blende/shared/ui/live-value.ts';
import type { LocalMedia } from '../../before-joining/web/local-media.ts';
import { SoundMeter } from '../../before-joining/web/sound-meter.ts';
import { mutedSpeechAfter, NOT_HEARD, type MutedSpeech } from '../muted-speech.ts';

const MEASURE_MS = 200;

/**
 * Notices when somebody speaks into a microphone that is off. It measures a copy of the track, in
 * this browser only, and only while the microphone is kept open although it is muted; the copy ends
 * with the next unmuting.
 */
export class MutedSpeechWatch implements Disposable {
  readonly #media: LocalMedia;
  readonly #hint = new LiveValue(false);
  readonly #unsubscribe: () => void;
  #watched: MediaStreamTrack | undefined;
  #stop: () => void = () => undefined;
  #state: MutedSpeech = NOT_HEARD;

  constructor(media: LocalMedia) {
    this.#media = media;
    this.#unsubscribe = media.view.subscribe(this.#follow);
    this.#follow();
  }

  /** True while the person should be told that nobody hears them. */
  get hint(): ReadableValue<boolean> {
    return this.#hint;
  }

  readonly dismiss = (): void => {
    this.#state = { ...this.#state, hintUntilMs: 0 };
    this.#hint.set(false);
  };

  [Symbol.dispose](): void {
    this.#unsubscribe();
    this.#watch(undefined);
  }

  readonly #follow = (): void => {
    const { state, track } = this.#media.view.snapshot().microphone;
    this.#watch(state === 'off' && track?.readyState === 'live' ? track : undefined);
  };

  #watch(track: MediaStreamTrack | undefined): void {
    if (track === this.#watched) return;
    this.#stop();
    this.#watched = track;
    this.dismiss();
    this.#stop = track === undefined ? () => undefined : this.#measure(track);
  }

  #measure(muted: MediaStreamTrack): () => void {
    // The muted track itself is silent; what is sent stays it.
    const copy = muted.clone();
    copy.enabled = true;
    const meter = new SoundMeter(copy);
    const timer = setInterval(() => {
      const nowMs = performance.now();
      this.#state = mutedSpeechAfter(this.#state, meter.level(), nowMs);
      this.#hint.set(nowMs < this.#state.hintUntilMs);
    }, MEASURE_MS);
    return () => {
      clearInterval(timer);
      meter[Symbol.dispose]();
      copy.stop();
    };
  }
}
