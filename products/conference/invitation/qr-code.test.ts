import assert from 'node:assert/strict';
import { it } from 'node:test';
import jsQR from 'jsqr';
import { qrCode } from './qr-code.ts';

const PIXELS = 3;

it('a QR code of an invitation is read by an independent reader', () => {
  const text = `https://meet.example.org/r/${'Aa0_-'.repeat(9)}#${'zZ9-_'.repeat(9)}`;
  assert.equal(
    readBack(text, (path) => path),
    text,
  );
  // Planted: without half of its rows there is nothing to read.
  assert.equal(
    readBack(text, (path) => path.slice(0, path.length / 2)),
    undefined,
  );
});

function readBack(text: string, change: (path: string) => string): string | undefined {
  const { size, path } = qrCode(text);
  const side = size * PIXELS;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y, width] of change(path).matchAll(/M(\d+) (\d+)h(\d+)/g)) {
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
