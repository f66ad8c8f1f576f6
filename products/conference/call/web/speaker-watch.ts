import { LiveValue, type ReadableValue } from '@blende/shared/ui/live-value.ts';
import { SoundMeter } from '../../before-joining/web/sound-meter.ts';
import { NOBODY_SPOKE, speakerAfter, type SpeakerState } from '../active-speaker.ts';

const MEASURE_MS = 200;

/** Listens to everybody's sound and says who is speaking, without asking the server. */
export class SpeakerWatch implements Disposable {
  readonly #meters = new Map<string, SoundMeter>();
  readonly #timer: ReturnType<typeof setInterval>;
  readonly #speaking = new LiveValue<string | undefined>(undefined);
  #state: SpeakerState = NOBODY_SPOKE;

  /** `soundTracks` answers the tracks to listen to now, by participant id. */
  constructor(soundTracks: () => ReadonlyMap<string, MediaStreamTrack>) {
    this.#timer = setInterval(() => {
      this.#measure(soundTracks());
    }, MEASURE_MS);
  }

  /** Id of whoever is speaking now. */
  get speaking(): ReadableValue<string | undefined> {
    return this.#speaking;
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
    for (const id of this.#meters.keys()) this.#drop(id);
  }

  #measure(tracks: ReadonlyMap<string, MediaStreamTrack>): void {
    for (const [id, meter] of this.#meters) if (tracks.get(id) !== meter.track) this.#drop(id);
    for (const [id, track] of tracks) {
      if (!this.#meters.has(id)) this.#meters.set(id, new SoundMeter(track));
    }
    const levels = new Map(Array.from(this.#meters, ([id, meter]) => [id, meter.level()]));
    this.#state = speakerAfter(this.#state, levels, performance.now());
    this.#speaking.set(this.#state.isSpeaking ? this.#state.speaker : undefined);
  }

  #drop(id: string): void {
    this.#meters.get(id)?.[Symbol.dispose]();
    this.#meters.delete(id);
  }
}
