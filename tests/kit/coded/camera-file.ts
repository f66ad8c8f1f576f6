import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { encodeCells, GRID, LOOP_FRAMES } from './code.ts';

/** Width is a multiple of 32, and 16 by 9 to the height. */
export interface CameraFormat {
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
}

const BLACK = 16;
const WHITE = 235;
const GREY_CHROMA = 128;

/**
 * Writes a video for `--use-file-for-fake-video-capture`: lively test picture, coded cells above.
 * @throws if ffmpeg is missing or fails.
 */
export async function writeCameraFile(
  path: string,
  sender: number,
  format: CameraFormat,
): Promise<void> {
  const { width, height, framesPerSecond } = format;
  const file = createWriteStream(path);
  file.write(`YUV4MPEG2 W${width} H${height} F${framesPerSecond}:1 Ip A1:1 C420jpeg\n`);
  let number = 0;
  for await (const frame of testPictures(format)) {
    drawCells(frame, encodeCells({ sender, frame: number }), format);
    file.write('FRAME\n');
    if (!file.write(frame)) await once(file, 'drain');
    number += 1;
  }
  file.end();
  await once(file, 'close');
  if (number !== LOOP_FRAMES) throw new Error(`ffmpeg made ${number} frames of ${LOOP_FRAMES}`);
}

/** Raw planar frames (4:2:0) of ffmpeg's moving test picture. */
async function* testPictures(format: CameraFormat): AsyncGenerator<Buffer> {
  const { width, height, framesPerSecond } = format;
  const frameBytes = (width * height * 3) / 2;
  const source = `testsrc2=size=${width}x${height}:rate=${framesPerSecond}`;
  const output = ['-frames:v', String(LOOP_FRAMES), '-pix_fmt', 'yuv420p', '-f', 'rawvideo', '-'];
  const ffmpeg = spawn('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', source, ...output], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const failed = once(ffmpeg, 'error').then(([error]) => Promise.reject(error as Error));
  failed.catch(() => undefined);
  let rest = Buffer.alloc(0);
  for await (const chunk of ffmpeg.stdout as AsyncIterable<Buffer>) {
    rest = Buffer.concat([rest, chunk]);
    for (; rest.length >= frameBytes; rest = rest.subarray(frameBytes)) {
      yield Buffer.from(rest.subarray(0, frameBytes));
    }
  }
  if (ffmpeg.pid === undefined) await failed;
}

function drawCells(
  frame: Buffer,
  cells: readonly boolean[],
  { width, height }: CameraFormat,
): void {
  const size = width / GRID.columns;
  for (const [index, white] of cells.entries()) {
    const left = (index % GRID.columns) * size;
    const top = Math.floor(index / GRID.columns) * size;
    for (let y = top; y < top + size; y += 1) {
      frame.fill(white ? WHITE : BLACK, y * width + left, y * width + left + size);
    }
  }
  const lumaBytes = width * height;
  const codedChroma = (lumaBytes / 4 / GRID.heightInCells) * GRID.rows;
  for (const plane of [lumaBytes, lumaBytes * 1.25]) {
    frame.fill(GREY_CHROMA, plane, plane + codedChroma);
  }
}
