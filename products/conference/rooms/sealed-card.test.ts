import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fromBase64url, toBase64url } from '@blende/shared/basics/base64url.ts';
import { randomBytes } from '@blende/shared/basics/bytes.ts';
import { Secret } from '@blende/shared/basics/secret.ts';
import { deriveLinkKeys } from '@blende/shared/e2ee/link-keys.ts';
import { LIMITS } from '../contract.ts';
import { participantIdOf } from './participant-id.ts';
import { cleanName } from './participant-name.ts';
import { makeRoomId } from './room-id.ts';
import { openCard, sealCard, type CardSeal } from './sealed-card.ts';

const { nameKey } = await deriveLinkKeys(new Secret(randomBytes(32)));
const policy = { encryption: 'transport', lobby: false } as const;
const seal: CardSeal = {
  key: nameKey,
  roomId: await makeRoomId(policy, randomBytes(32), randomBytes(32)),
  participantId: await participantIdOf(randomBytes(32), randomBytes(32)),
};
const host = { publicKey: randomBytes(32), signature: randomBytes(64) };
/** The longest that JSON and UTF-8 can make of sixty characters. */
const longest = ['"'.repeat(60), '😀'.repeat(60), 'ß'.repeat(60), '\\'.repeat(60)];

describe('a sealed card', () => {
  for (const name of ['', 'Änne Müller', 'שרה', ...longest]) {
    it(`opens as it was sealed: ${name.slice(0, 12)}`, async () => {
      assert.deepEqual(await openCard(await sealCard({ name, host }, seal), seal), { name, host });
      assert.deepEqual(await openCard(await sealCard({ name }, seal), seal), { name });
    });
  }

  it('has one size for every name, and fits the contract', async () => {
    const sizes = await Promise.all(
      ['', ...longest].map(async (name) => (await sealCard({ name, host }, seal)).length),
    );
    assert.equal(new Set([...sizes, (await sealCard({ name: '' }, seal)).length]).size, 1);
    assert.ok((sizes[0] ?? Infinity) <= Math.ceil((LIMITS.cardBytes * 4) / 3));
  });

  it('is never sealed twice alike', async () => {
    assert.notEqual(await sealCard({ name: 'A' }, seal), await sealCard({ name: 'A' }, seal));
  });

  it('does not open under another link, room or participant', async () => {
    const card = await sealCard({ name: 'A' }, seal);
    const other = await deriveLinkKeys(new Secret(randomBytes(32)));
    const places: CardSeal[] = [
      { ...seal, key: other.nameKey },
      { ...seal, roomId: await makeRoomId(policy, randomBytes(32), randomBytes(32)) },
      { ...seal, participantId: await participantIdOf(randomBytes(32), randomBytes(32)) },
    ];
    for (const place of places) assert.equal(await openCard(card, place), undefined);
  });

  it('does not survive the change of any byte', async () => {
    const bytes = fromBase64url(await sealCard({ name: 'A' }, seal)) ?? new Uint8Array(0);
    for (let at = 0; at < bytes.length; at += 13) {
      const changed = bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));
      assert.equal(await openCard(toBase64url(changed), seal), undefined, `byte ${String(at)}`);
    }
  });

  it('is undefined in every other shape', async () => {
    for (const text of ['', 'AAAA', '!', toBase64url(randomBytes(668))]) {
      assert.equal(await openCard(text, seal), undefined);
    }
  });
});

describe('a name', () => {
  const cases = [
    ['  Änne   Müller ', 'Änne Müller'],
    ['a\u202Eb', 'ab'],
    ['Anna\u200B', 'Anna'],
    ['line\nbreak\ttab', 'line break tab'],
    ['\u0000', ''],
    ['👩‍💻 Kim', '👩‍💻 Kim'],
    ['\u200D\u200D', ''],
    ['x'.repeat(80), 'x'.repeat(60)],
    ['😀'.repeat(61), '😀'.repeat(60)],
  ] as const;
  for (const [text, expected] of cases) {
    it(`is shown as one visible line: ${JSON.stringify(text.slice(0, 14))}`, () => {
      assert.equal(cleanName(text), expected);
    });
  }
});
