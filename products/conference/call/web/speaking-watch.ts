import { LiveValue, type ReadableValue } from '@blende/shared/ui/live-value.ts';
import { clockAfter, NOBODY_HEARD, type SpeakingTimes } from '../speaking-time.ts';

const STEP_MS = 1_000;

/** Adds up here, from what this page hears, who has spoken how long while one was there. */
export class SpeakingWatch implements Disposable {
  readonly #times = new LiveValue<SpeakingTimes>(new Map());
  readonly #stop: () => void;
  #clock = NOBODY_HEARD;

  constructor(speaking: ReadableValue<string | undefined>) {
    const step = (): void => {
      this.#clock = clockAfter(this.#clock, speaking.snapshot(), performance.now());
      if (this.#clock.times !== this.#times.snapshot()) this.#times.set(this.#clock.times);
    };
    const timer = setInterval(step, STEP_MS);
    const stop = speaking.subscribe(step);
    this.#stop = () => {
      clearInterval(timer);
      stop();
    };
  }

  get times(): ReadableValue<SpeakingTimes> {
    return this.#times;
  }

  [Symbol.dispose](): void {
    this.#stop();
  }
}
