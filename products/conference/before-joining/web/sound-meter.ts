let sharedContext: AudioContext | undefined;

/** One context for the page. It may start suspended until the person has touched the page. */
function soundContext(): AudioContext {
  sharedContext ??= new AudioContext();
  if (sharedContext.state === 'suspended') void sharedContext.resume();
  return sharedContext;
}

/** Measures how loud a track is, here in the browser; nothing is sent anywhere. */
export class SoundMeter implements Disposable {
  readonly track: MediaStreamTrack;
  readonly #source: MediaStreamAudioSourceNode;
  readonly #analyser: AnalyserNode;
  readonly #samples: Float32Array<ArrayBuffer>;

  constructor(track: MediaStreamTrack) {
    const context = soundContext();
    this.track = track;
    this.#source = context.createMediaStreamSource(new MediaStream([track]));
    this.#analyser = context.createAnalyser();
    this.#analyser.fftSize = 1024;
    this.#samples = new Float32Array(this.#analyser.fftSize);
    this.#source.connect(this.#analyser);
  }

  /** Root mean square of the last 20 ms or so, 0 to 1. */
  level(): number {
    if (soundContext().state !== 'running') return 0;
    this.#analyser.getFloatTimeDomainData(this.#samples);
    const sum = this.#samples.reduce((total, sample) => total + sample * sample, 0);
    return Math.sqrt(sum / this.#samples.length);
  }

  [Symbol.dispose](): void {
    this.#source.disconnect();
  }
}
