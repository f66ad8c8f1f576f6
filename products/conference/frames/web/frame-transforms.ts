import type { FrameBinding } from '../frame-binding.ts';
import type { FrameTransformOptions, ToFrameWorker } from './frame-worker-messages.ts';

type Fitted = RTCRtpSender | RTCRtpReceiver;

/** The transforms on senders and receivers: each gets one, and keeps it. */
export class FrameTransforms {
  readonly #worker: Worker;
  readonly #numbers = new WeakMap<Fitted, number>();
  #next = 1;

  constructor(worker: Worker) {
    this.#worker = worker;
  }

  /** Puts a transform on it if it has none, and says whose frames pass from now on. */
  fit(fitted: Fitted, direction: FrameTransformOptions['direction'], binding?: FrameBinding): void {
    const track = this.#numbers.get(fitted) ?? this.#begin(fitted, direction);
    const message: ToFrameWorker = { type: 'bind', track, binding };
    this.#worker.postMessage(message);
  }

  #begin(fitted: Fitted, direction: FrameTransformOptions['direction']): number {
    const track = this.#next;
    this.#next += 1;
    this.#numbers.set(fitted, track);
    const kind = fitted.track?.kind === 'audio' ? 'audio' : 'video';
    const options: FrameTransformOptions = { track, direction, kind };
    fitted.transform = new RTCRtpScriptTransform(this.#worker, options);
    return track;
  }
}
