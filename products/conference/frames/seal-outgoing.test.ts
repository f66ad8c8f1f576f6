import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Bytes } from '@blende/shared/basics/bytes.ts';
import { parseHeader } from '@blende/shared/e2ee/sframe/header.ts';
import { unsafeForTestsBaseKey } from '@blende/shared/e2ee/sframe/testing/base-key.ts';
import { sealOutgoing } from './seal-outgoing.ts';
import { SendingKeys } from './sending-keys.ts';

function picture(number: number): Bytes {
  return Uint8Array.of(0x11, 0, 0, number, ...new Uint8Array(20));
}

describe('what is sent', () => {
  it('is nothing while there is no key', async () => {
    const keys = new SendingKeys();
    const binding = { participantId: 'anna', source: 'camera', codec: 'vp8' } as const;
    const seal = async (frame: Bytes) => {
      const sealing = await sealOutgoing(frame, binding, keys);
      return sealing.outcome === 'refused' ? sealing.code : sealing.outcome;
    };
    assert.equal(await seal(picture(1)), 'no-key');
    keys.install({ epoch: 1, ownLeaf: 0, baseKey: await unsafeForTestsBaseKey(1) });
    assert.equal(await seal(picture(1)), 'sealed');
    assert.equal(await seal(new Uint8Array(0)), 'empty');
    assert.equal(await seal(Uint8Array.of(0x10, 1)), 'too-short');
    keys.clear();
    assert.equal(await seal(picture(1)), 'no-key');
  });

  it('uses no counter twice, also when a key is installed again', async () => {
    const keys = new SendingKeys();
    const own = { epoch: 1, ownLeaf: 0, baseKey: await unsafeForTestsBaseKey(1) };
    const headers = new Set<string>();
    for (const source of ['camera', 'microphone', 'screen'] as const) {
      keys.install(own);
      for (let number = 0; number < 20; number += 1) {
        const binding = { participantId: 'anna', source, codec: 'vp9' } as const;
        const sealing = await sealOutgoing(picture(number), binding, keys);
        assert.equal(sealing.outcome, 'sealed');
        const header = parseHeader(sealing.frame);
        headers.add(`${header?.keyId} ${header?.counter}`);
      }
    }
    assert.equal(headers.size, 60);
  });
});
