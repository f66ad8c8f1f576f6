import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeCameraFile } from './camera-file.ts';
import { writeToneFile } from './tone.ts';

export interface MediaFiles {
  readonly camera: string;
  readonly microphone: string;
}

const folder = mkdtempSync(join(tmpdir(), 'blende-media-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const made = new Map<number, Promise<MediaFiles>>();

/** Camera and microphone of this sender as files, made once per test process. */
export async function mediaFiles(sender: number): Promise<MediaFiles> {
  const files = made.get(sender) ?? make(sender);
  made.set(sender, files);
  return files;
}

async function make(sender: number): Promise<MediaFiles> {
  const camera = join(folder, `camera-${sender}.y4m`);
  const microphone = join(folder, `microphone-${sender}.wav`);
  await writeCameraFile(camera, sender);
  writeToneFile(microphone, sender);
  return { camera, microphone };
}
