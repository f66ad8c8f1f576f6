import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseRoomAddress } from './room-address.ts';

const ID = 'E'.padEnd(44, 'x');

describe('the address of a meeting', () => {
  const READ: readonly [string, boolean][] = [
    [ID, false],
    [`/r/${ID}`, false],
    [`http://localhost:8440/r/${ID}`, false],
    [`https://example.org/r/${ID}/`, false],
    [` https://example.org/r/${ID}\n`, false],
    [`https://example.org/r/${ID}?from=mail`, false],
    [`https://example.org/r/${ID}#secret`, true],
    [`https://example.org/r/${ID}#secret.seed`, true],
    [`https://example.org/r/${ID}#one#two`, true],
    [`${ID}#`, true],
  ];
  for (const [text, hadFragment] of READ) {
    test(`is read from ${JSON.stringify(text)}`, () =>
      assert.deepEqual(parseRoomAddress(text), { roomId: ID, hadFragment }));
  }

  const REFUSED = [
    '',
    '#secret',
    'https://example.org/',
    'https://example.org/r/',
    `https://example.org/r/${ID}x`,
    `https://example.org/r/${ID.slice(1)}`,
    `https://example.org/x/${ID}`,
    `https://example.org/r/a/${ID}`,
    `https://example.org/?r=/r/${ID}`,
    ID.replace('x', '%'),
  ];
  for (const text of REFUSED) {
    test(`is none in ${JSON.stringify(text)}`, () =>
      assert.equal(parseRoomAddress(text), undefined));
  }
});
