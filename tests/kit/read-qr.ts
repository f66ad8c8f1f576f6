import jsQR from 'jsqr';
import type { QrCode } from '../../products/conference/invitation/qr-code.ts';

const PIXELS = 3;

/** What an independent reader finds in the drawn modules. */
export function readQr({ size, path }: QrCode): string | undefined {
  const side = size * PIXELS;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
    for (let row = Number(y) * PIXELS; row < (Number(y) + 1) * PIXELS; row += 1) {
      const start = (row * side + Number(x) * PIXELS) * 4;
      for (let at = start; at < start + Number(width) * PIXELS * 4; at += 4) {
        pixels.fill(0, at, at + 3);
      }
    }
  }
  // Node hands out the whole module where the types promise its default export.
  const read = 'default' in jsQR ? (jsQR.default as typeof jsQR) : jsQR;
  return read(pixels, side, side)?.data;
}
