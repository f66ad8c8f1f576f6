import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { writeCameraFile, type CameraFormat } from './camera-file.ts';
import { FRAMES_PER_SECOND } from './code.ts';
import { writeToneFile } from './tone.ts';

export interface MediaFiles {
  readonly camera: string;
  readonly microphone: string;
}

/** `small` and `tiny` are for what two cores have to carry twice, and six times. */
export const CAMERA_FORMATS = {
  usual: { width: 640, height: 360, framesPerSecond: FRAMES_PER_SECOND },
  small: { width: 320, height: 180, framesPerSecond: 10 },
  tiny: { width: 160, height: 90, framesPerSecond: 5 },
} satisfies Record<string, CameraFormat>;

export type CameraSize = keyof typeof CAMERA_FORMATS;

/** Kept between runs, as long as what makes them stays the same. */
const FOLDER = join(import.meta.dirname, '../../../.blende/test-media', fingerprint());
const made = new Map<string, Promise<MediaFiles>>();

/** Camera and microphone of this sender as files. */
export async function mediaFiles(sender: number, size: CameraSize): Promise<MediaFiles> {
  const key = `${sender}-${size}`;
  const files = made.get(key) ?? make(sender, size);
  made.set(key, files);
  return files;
}

async function make(sender: number, size: CameraSize): Promise<MediaFiles> {
  mkdirSync(FOLDER, { recursive: true });
  const camera = join(FOLDER, `camera-${sender}-${size}.y4m`);
  const microphone = join(FOLDER, `microphone-${sender}.wav`);
  await whole(camera, (draft) => writeCameraFile(draft, sender, CAMERA_FORMATS[size]));
  await whole(microphone, (draft) => writeToneFile(draft, sender));
  return { camera, microphone };
}

/** Tests run side by side: a file is there complete or not at all. */
async function whole(path: string, write: (draft: string) => Promise<void> | void): Promise<void> {
  if (existsSync(path)) return;
  const draft = `${path}.${process.pid}`;
  await write(draft);
  renameSync(draft, path);
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const source of ['camera-file.ts', 'code.ts', 'media-files.ts', 'tone.ts'])
    hash.update(readFileSync(join(import.meta.dirname, source)));
  return hash.digest('hex').slice(0, 16);
}
