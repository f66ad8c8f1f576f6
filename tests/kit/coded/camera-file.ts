import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { encodeCells, FRAMES_PER_SECOND, GRID, LOOP_FRAMES } from './code.ts';

const WIDTH = 640;
const HEIGHT = 360;
const LUMA_BYTES = WIDTH * HEIGHT;
const FRAME_BYTES = (LUMA_BYTES * 3) / 2;
const CELL = WIDTH / GRID.columns;
const BLACK = 16;
const WHITE = 235;
const GREY_CHROMA = 128;

/**
 * Writes a video for `--use-file-for-fake-video-capture`: lively test picture, coded cells above.
 * @throws if ffmpeg is missing or fails.
 */
export async function writeCameraFile(path: string, sender: number): Promise<void> {
  const file = createWriteStream(path);
  file.write(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F${FRAMES_PER_SECOND}:1 Ip A1:1 C420jpeg\n`);
  let number = 0;
  for await (const frame of testPictures()) {
    drawCells(frame, encodeCells({ sender, frame: number }));
    file.write('FRAME\n');
    if (!file.write(frame)) await once(file, 'drain');
    number += 1;
  }
  file.end();
  await once(file, 'close');
  if (number !== LOOP_FRAMES) throw new Error(`ffmpeg made ${number} frames of ${LOOP_FRAMES}`);
}

/** Raw planar frames (4:2:0) of ffmpeg's moving test picture. */
async function* testPictures(): AsyncGenerator<Buffer> {
  const source = `testsrc2=size=${WIDTH}x${HEIGHT}:rate=${FRAMES_PER_SECOND}`;
  const output = ['-frames:v', String(LOOP_FRAMES), '-pix_fmt', 'yuv420p', '-f', 'rawvideo', '-'];
  const ffmpeg = spawn('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', source, ...output], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const failed = once(ffmpeg, 'error').then(([error]) => Promise.reject(error as Error));
  failed.catch(() => undefined);
  let rest = Buffer.alloc(0);
  for await (const chunk of ffmpeg.stdout as AsyncIterable<Buffer>) {
    rest = Buffer.concat([rest, chunk]);
    for (; rest.length >= FRAME_BYTES; rest = rest.subarray(FRAME_BYTES)) {
      yield Buffer.from(rest.subarray(0, FRAME_BYTES));
    }
  }
  if (ffmpeg.pid === undefined) await failed;
}

function drawCells(frame: Buffer, cells: readonly boolean[]): void {
  for (const [index, white] of cells.entries()) {
    const left = (index % GRID.columns) * CELL;
    const top = Math.floor(index / GRID.columns) * CELL;
    for (let y = top; y < top + CELL; y += 1) {
      frame.fill(white ? WHITE : BLACK, y * WIDTH + left, y * WIDTH + left + CELL);
    }
  }
  const codedChroma = (LUMA_BYTES / 4 / GRID.heightInCells) * GRID.rows;
  for (const plane of [LUMA_BYTES, LUMA_BYTES * 1.25]) {
    frame.fill(GREY_CHROMA, plane, plane + codedChroma);
  }
}
