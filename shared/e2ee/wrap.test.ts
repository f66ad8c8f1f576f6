import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { randomBytes, utf8 } from '@blende/shared/basics/bytes.ts';
import { Secret } from '@blende/shared/basics/secret.ts';
import { deriveLinkKeys } from './link-keys.ts';
import { unwrap, wrap, WRAP_BYTES, type WrapPlace } from './wrap.ts';

const { wrapKey } = await deriveLinkKeys(new Secret(randomBytes(32)));
const place: WrapPlace = { kind: 'commit', room: 'R' };
const bytes = utf8('a commit that shows who is there');

describe('wrapping', () => {
  it('opens what it closed, and adds a fixed size', async () => {
    const wrapped = await wrap(bytes, wrapKey, place);
    assert.equal(wrapped.length, bytes.length + WRAP_BYTES);
    assert.deepEqual(await unwrap(wrapped, wrapKey, place), bytes);
    assert.deepEqual(await unwrap(await wrap(utf8(''), wrapKey, place), wrapKey, place), utf8(''));
  });

  it('shows nothing of the bytes, and nothing twice', async () => {
    const [one, two] = [await wrap(bytes, wrapKey, place), await wrap(bytes, wrapKey, place)];
    assert.notDeepEqual(one, two);
    const plain = Buffer.from(bytes.subarray(0, 8));
    assert.equal(Buffer.from(one).includes(plain), false);
    assert.equal(Buffer.concat([one, bytes]).includes(plain), true);
  });

  const others: readonly (readonly [string, WrapPlace])[] = [
    ['another kind', { ...place, kind: 'message' }],
    ['another room', { ...place, room: 'S' }],
  ];
  for (const [name, other] of others) {
    it(`is not opened as ${name}`, async () => {
      const wrapped = await wrap(bytes, wrapKey, place);
      assert.equal(await unwrap(wrapped, wrapKey, other), undefined);
    });
  }

  it('is not opened with another link', async () => {
    const other = await deriveLinkKeys(new Secret(randomBytes(32)));
    assert.equal(await unwrap(await wrap(bytes, wrapKey, place), other.wrapKey, place), undefined);
  });

  it('is not opened once a bit is changed, or when something is missing', async () => {
    const wrapped = await wrap(bytes, wrapKey, place);
    for (const at of [0, 12, wrapped.length - 1]) {
      const changed = wrapped.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      assert.equal(await unwrap(changed, wrapKey, place), undefined);
    }
    for (const length of [0, 11, WRAP_BYTES - 1, WRAP_BYTES, wrapped.length - 1]) {
      assert.equal(await unwrap(wrapped.slice(0, length), wrapKey, place), undefined);
    }
  });
});
