import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startBareEngine, type BareEngine } from '../../../tests/kit/bare-engine.ts';
import { claim, proves } from '../../../tests/kit/claims.ts';
import { newHello, PROFILES, type HelloAnswer, type ProfileName } from './testing/dtls-hello.ts';
import { RawMedia } from './testing/raw-media.ts';

describe('how the engine lets media be encrypted on their way to it', () => {
  let engine: BareEngine;
  let number = 0;
  before(async () => {
    engine = await startBareEngine();
  });
  after(async () => {
    await engine[Symbol.asyncDispose]();
  });

  async function answerTo(profiles: readonly ProfileName[], version?: '1.0'): Promise<HelloAnswer> {
    number += 1;
    const token = await engine.token(`raw-${number}`);
    using media = await RawMedia.open(engine.url, token);
    return await media.says(newHello(profiles, version));
  }

  // What must be refused means nothing unless the same hello with a good profile is accepted.
  for (const name of ['AEAD_AES_128_GCM', 'AES128_CM_HMAC_SHA1_80'] as const) {
    test(`accepts ${name}`, async () => {
      const profile = PROFILES[name];
      assert.deepEqual(await answerTo([name]), { type: 'hello', profile });
    });
  }

  for (const name of [
    'NULL_HMAC_SHA1_80',
    'NULL_HMAC_SHA1_32',
    'AES128_CM_HMAC_SHA1_32',
  ] as const) {
    test(`refuses ${name}`, async () => {
      proves(claim('W10'));
      const answer = await answerTo([name]);
      assert.equal(answer.type, 'alert', JSON.stringify(answer));
    });
  }

  test('prefers AEAD to what comes before it in the list', async () => {
    const answer = await answerTo([
      'NULL_HMAC_SHA1_80',
      'AES128_CM_HMAC_SHA1_32',
      'AES128_CM_HMAC_SHA1_80',
      'AEAD_AES_128_GCM',
    ]);
    assert.deepEqual(answer, { type: 'hello', profile: PROFILES.AEAD_AES_128_GCM });
  });

  test('refuses DTLS 1.0', async () => {
    const answer = await answerTo(['AEAD_AES_128_GCM'], '1.0');
    assert.equal(answer.type, 'alert', JSON.stringify(answer));
  });
});
