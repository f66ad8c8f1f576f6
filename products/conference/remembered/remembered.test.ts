import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseRemembered, rememberedText, type Remembered } from './remembered.ts';

const all: Remembered = {
  name: 'Anna',
  language: 'de',
  camera: 'c',
  microphone: 'm',
  speaker: 's',
};

describe('what a browser remembers', () => {
  it('comes back', () => {
    assert.deepEqual(parseRemembered(rememberedText(all)), all);
    const little = { name: '', language: 'en' } as const;
    assert.partialDeepStrictEqual(parseRemembered(rememberedText(little)), little);
  });

  it('is these six fields and no other', () => {
    const more = { ...all, secret: 'x' };
    const fields = Object.keys(JSON.parse(rememberedText(more)) as object);
    assert.deepEqual(fields, ['version', 'name', 'language', 'camera', 'microphone', 'speaker']);
  });

  const others = [
    '',
    '{',
    'null',
    '[]',
    '"a"',
    JSON.stringify(all),
    JSON.stringify({ ...all, version: 2 }),
    JSON.stringify({ ...all, version: 1, name: 1 }),
    JSON.stringify({ ...all, version: 1, name: 'x'.repeat(300) }),
    JSON.stringify({ ...all, version: 1, language: 'fr' }),
    JSON.stringify({ ...all, version: 1, camera: {} }),
  ];
  for (const text of others) {
    it(`is not read from ${text.slice(0, 60)}`, () => {
      assert.equal(parseRemembered(text), undefined);
    });
  }
});
