const NOTES_HZ = [523, 659, 784] as const;
const NOTE_S = 0.35;
const LOUDNESS = 0.2;

/** Three rising notes on the chosen speaker. Ends by itself, or when it is disposed. */
export class TestSound implements Disposable {
  readonly #context = new AudioContext();
  readonly #player = new Audio();

  constructor(speaker: string | undefined, ended: () => void) {
    const target = this.#context.createMediaStreamDestination();
    const begin = this.#context.currentTime + 0.1;
    for (const [index, hz] of NOTES_HZ.entries()) this.#note(target, hz, begin + index * NOTE_S);
    this.#player.srcObject = target.stream;
    void this.#play(speaker, ended);
  }

  [Symbol.dispose](): void {
    this.#player.pause();
    this.#player.srcObject = null;
    if (this.#context.state !== 'closed') void this.#context.close();
  }

  async #play(speaker: string | undefined, ended: () => void): Promise<void> {
    try {
      if (speaker !== undefined && 'setSinkId' in this.#player) {
        await this.#player.setSinkId(speaker);
      }
      await this.#player.play();
      setTimeout(ended, (NOTES_HZ.length * NOTE_S + 0.3) * 1_000);
    } catch {
      ended();
    }
  }

  /** Swells and fades, so that no click is heard at its edges. */
  #note(target: AudioNode, hz: number, beginS: number): void {
    const tone = this.#context.createOscillator();
    const volume = this.#context.createGain();
    tone.frequency.value = hz;
    volume.gain.setValueAtTime(0, beginS);
    volume.gain.linearRampToValueAtTime(LOUDNESS, beginS + 0.04);
    volume.gain.linearRampToValueAtTime(0, beginS + NOTE_S);
    tone.connect(volume).connect(target);
    tone.start(beginS);
    tone.stop(beginS + NOTE_S);
  }
}
