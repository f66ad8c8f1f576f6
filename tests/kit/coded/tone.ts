import { writeFileSync } from 'node:fs';

const SAMPLE_RATE = 48_000;
const SECONDS = 10;
const AMPLITUDE = 0.5;
/** On and off four times a second, as syllables are: a steady tone is taken for noise and removed. */
const PULSE_HZ = 4;

/** One frequency per sender, far enough apart for a reader and whole periods in the loop. */
export function toneHz(sender: number): number {
  return 500 + 200 * sender;
}

/** Writes a mono 16-bit WAV for `--use-file-for-fake-audio-capture`. */
export function writeToneFile(path: string, sender: number): void {
  const samples = SAMPLE_RATE * SECONDS;
  const file = Buffer.alloc(44 + samples * 2);
  file.write('RIFF', 0);
  file.writeUInt32LE(36 + samples * 2, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(SAMPLE_RATE, 24);
  file.writeUInt32LE(SAMPLE_RATE * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36);
  file.writeUInt32LE(samples * 2, 40);
  for (let index = 0; index < samples; index += 1) {
    const time = index / SAMPLE_RATE;
    const envelope = 0.5 - 0.5 * Math.cos(2 * Math.PI * PULSE_HZ * time);
    const value = Math.sin(2 * Math.PI * toneHz(sender) * time) * envelope * AMPLITUDE;
    file.writeInt16LE(Math.round(value * 32_767), 44 + index * 2);
  }
  writeFileSync(path, file);
}
