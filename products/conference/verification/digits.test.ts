import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { CODE_PICTURES, codePicture } from './code-picture.ts';
import { verificationDigits } from './digits.ts';

const authenticator = Uint8Array.from({ length: 32 }, (_, index) => index);

test('the digits agree with another way of computing them', async () => {
  const parts = ['blende 1 verification code', authenticator, 'room'].flatMap((part) => {
    const bytes = Buffer.from(part);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return [length, bytes];
  });
  const hex = createHash('sha256').update(Buffer.concat(parts)).digest('hex');
  const expected = Array.from({ length: 6 }, (_, group) =>
    (BigInt(`0x${hex.slice(group * 10, group * 10 + 10)}`) % 100_000n).toString().padStart(5, '0'),
  );
  assert.deepEqual(await verificationDigits(authenticator, 'room'), expected);
});

test('another authenticator and another room have other digits', async () => {
  const other = authenticator.with(31, 0);
  const codes = await Promise.all([
    verificationDigits(authenticator, 'room'),
    verificationDigits(other, 'room'),
    verificationDigits(authenticator, 'rooms'),
  ]);
  assert.equal(new Set(codes.map((code) => code.join(' '))).size, codes.length);
});

test('pictures stand for about equally many groups each', () => {
  const counts = Array.from({ length: CODE_PICTURES }, () => 0);
  for (let value = 0; value < 100_000; value += 1) {
    const picture = codePicture(String(value).padStart(5, '0'));
    counts[picture] = (counts[picture] ?? 0) + 1;
  }
  assert.ok(Math.max(...counts) - Math.min(...counts) <= 1);
});
