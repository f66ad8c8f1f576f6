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

  /** Says whose frames pass from now on; undefined: nobody's. */
  bind(fitted: Fitted, binding: FrameBinding | undefined): void {
    const message: ToFrameWorker = { type: 'bind', track: this.fit(fitted), binding };
    this.#worker.postMessage(message);
  }

  /**
   * Puts a transform on it if it has none, bound to nobody. Answers its number.
   * @throws whatever the browser does; then nothing passes at all.
   */
  fit(fitted: Fitted): number {
    const known = this.#numbers.get(fitted);
    if (known !== undefined) return known;
    const track = this.#next;
    this.#next += 1;
    const direction = fitted instanceof RTCRtpSender ? 'seal' : 'open';
    const kind = fitted.track?.kind === 'audio' ? 'audio' : 'video';
    const options: FrameTransformOptions = { track, direction, kind };
    try {
      fitted.transform = new RTCRtpScriptTransform(this.#worker, options);
    } catch (error) {
      close(fitted);
      throw error;
    }
    this.#numbers.set(fitted, track);
    return track;
  }
}

/** Without a transform frames would pass as they are. */
function close(fitted: Fitted): void {
  if (fitted instanceof RTCRtpSender) fitted.replaceTrack(null).catch(() => undefined);
  else fitted.track.stop();
}
