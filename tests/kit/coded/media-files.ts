import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeCameraFile, type CameraFormat } from './camera-file.ts';
import { FRAMES_PER_SECOND } from './code.ts';
import { writeToneFile } from './tone.ts';

export interface MediaFiles {
  readonly camera: string;
  readonly microphone: string;
}

const folder = mkdtempSync(join(tmpdir(), 'blende-media-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const made = new Map<string, Promise<MediaFiles>>();

/** `small` is for what two cores have to carry twice and more. */
export const CAMERA_FORMATS = {
  usual: { width: 640, height: 360, framesPerSecond: FRAMES_PER_SECOND },
  small: { width: 320, height: 180, framesPerSecond: 10 },
} satisfies Record<string, CameraFormat>;

export type CameraSize = keyof typeof CAMERA_FORMATS;

/** Camera and microphone of this sender as files, made once per test process. */
export async function mediaFiles(sender: number, size: CameraSize): Promise<MediaFiles> {
  const key = `${sender}-${size}`;
  const files = made.get(key) ?? make(sender, size);
  made.set(key, files);
  return files;
}

async function make(sender: number, size: CameraSize): Promise<MediaFiles> {
  const camera = join(folder, `camera-${sender}-${size}.y4m`);
  const microphone = join(folder, `microphone-${sender}.wav`);
  await writeCameraFile(camera, sender, CAMERA_FORMATS[size]);
  writeToneFile(microphone, sender);
  return { camera, microphone };
}
