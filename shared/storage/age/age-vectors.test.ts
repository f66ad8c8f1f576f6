import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { inflateSync } from 'node:zlib';
import * as vectors from 'cctv-age';
import { Secret } from '../../basics/secret.ts';
import { StorageError } from '../storage-error.ts';
import { openFile } from './open-file.ts';

// The published test vectors of the format (C2SP CCTV, age), as far as they are about files to
// X25519 identities without armor: the only ones that we read.

interface Vector {
  readonly name: string;
  readonly expect: string;
  readonly identities: readonly string[];
  readonly payload: string | undefined;
  readonly file: Uint8Array;
}

function parse(name: string, bytes: Uint8Array): Vector | undefined {
  const text = Buffer.from(bytes).toString('latin1');
  const end = text.indexOf('\n\n');
  const lines = text
    .slice(0, end)
    .split('\n')
    .map((line) => line.split(': ') as [string, string]);
  const all = (key: string): readonly string[] =>
    lines.filter(([name]) => name === key).map(([, value]) => value);
  const identities = all('identity').filter((text) => text.startsWith('AGE-SECRET-KEY-1'));
  if (identities.length === 0 || all('armored').length > 0 || all('passphrase').length > 0)
    return undefined;
  const body = bytes.subarray(end + 2);
  const file = all('compressed').length > 0 ? inflateSync(body) : body;
  return { name, expect: all('expect')[0] ?? '', identities, payload: all('payload')[0], file };
}

/** With the identity that fits, if one does. */
async function opened({ identities, file }: Vector): Promise<Buffer | 'damaged'> {
  for (const identity of identities)
    try {
      return Buffer.concat(await openFile(file, new Secret(identity)));
    } catch (error) {
      if (!(error instanceof StorageError) || error.code !== 'damaged') throw error;
    }
  return 'damaged';
}

const ours = Object.entries(vectors)
  .map(([name, bytes]) => parse(name, bytes))
  .filter((vector) => vector !== undefined);

test('every published file that may be opened opens, and every other one is refused', async () => {
  assert.ok(ours.length > 60, `${ours.length} vectors`);
  let good = 0;
  for (const vector of ours) {
    const plain = await opened(vector);
    if (vector.expect !== 'success') {
      assert.equal(plain, 'damaged', `${vector.name}: ${vector.expect}`);
      continue;
    }
    good += 1;
    assert.notEqual(plain, 'damaged', vector.name);
    assert.equal(createHash('sha256').update(plain).digest('hex'), vector.payload, vector.name);
  }
  assert.ok(good >= 10, `${good} of them open`);
});
