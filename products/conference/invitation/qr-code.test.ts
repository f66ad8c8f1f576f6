import assert from 'node:assert/strict';
import { it } from 'node:test';
import { readQr } from '../../../tests/kit/read-qr.ts';
import { qrCode } from './qr-code.ts';

it('a QR code of an invitation is read by an independent reader', () => {
  const text = `https://meet.example.org/r/${'Aa0_-'.repeat(9)}#${'zZ9-_'.repeat(9)}`;
  const code = qrCode(text);
  assert.equal(readQr(code), text);
  // Planted: without half of its rows there is nothing to read.
  assert.equal(readQr({ ...code, path: code.path.slice(0, code.path.length / 2) }), undefined);
});
