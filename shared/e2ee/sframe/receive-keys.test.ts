import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { keyIdOf } from './key-id.ts';
import { EPOCH_GRACE_MS, ReceiveKeys, type MediaEpoch } from './receive-keys.ts';
import { unsafeForTestsBaseKey } from './testing/base-key.ts';

const ANNA = 'anna';
const BEN = 'ben';

async function epochOf(epoch: number, leaves: Record<string, number>): Promise<MediaEpoch> {
  const baseKey = await unsafeForTestsBaseKey(epoch % 256);
  return { epoch, baseKey, leaves: new Map(Object.entries(leaves)) };
}

function ring() {
  const clock = { nowMs: 0 };
  return { clock, keys: new ReceiveKeys(() => clock.nowMs) };
}

const outcomeOf = (keys: ReceiveKeys, sender: string, keyId: bigint): string => {
  const answer = keys.find(keyId, sender);
  return answer.outcome === 'refused' ? answer.code : answer.outcome;
};

describe('keys to open frames with', () => {
  it('are there at once, one per leaf, and the same each time', async () => {
    const { keys } = ring();
    assert.equal(outcomeOf(keys, ANNA, keyIdOf(0, 7)), 'unknown');
    keys.install(await epochOf(7, { [ANNA]: 0, [BEN]: 1 }));
    const [first, second] = [keys.find(keyIdOf(0, 7), ANNA), keys.find(keyIdOf(0, 7), ANNA)];
    assert.ok(first.outcome === 'key' && second.outcome === 'key');
    const [key, again] = [await first.key, await second.key];
    assert.equal(key, again);
    assert.equal(key.epoch, 7);
    assert.equal(key.key.keyId, keyIdOf(0, 7));
    assert.equal(key.windowOf(1), again.windowOf(1));
    assert.notEqual(key.windowOf(1), key.windowOf(2));
  });

  it('are those of the sender alone', async () => {
    const { keys } = ring();
    keys.install(await epochOf(7, { [ANNA]: 0, [BEN]: 1 }));
    assert.equal(outcomeOf(keys, ANNA, keyIdOf(1, 7)), 'other-sender');
    assert.equal(outcomeOf(keys, 'stranger', keyIdOf(1, 7)), 'not-a-member');
    assert.equal(outcomeOf(keys, ANNA, keyIdOf(2 ** 32 - 1, 7)), 'other-sender');
    assert.equal(outcomeOf(keys, ANNA, 2n ** 63n + 7n), 'other-sender');
  });

  it('of an earlier epoch stay for their grace and no longer', async () => {
    const { clock, keys } = ring();
    const members = { [ANNA]: 0, [BEN]: 1 };
    keys.install(await epochOf(7, members));
    clock.nowMs = 1_000_000;
    keys.install(await epochOf(8, members));
    clock.nowMs += EPOCH_GRACE_MS - 1;
    assert.equal(outcomeOf(keys, BEN, keyIdOf(1, 7)), 'key');
    clock.nowMs += 1;
    assert.equal(outcomeOf(keys, BEN, keyIdOf(1, 7)), 'unknown');
    assert.equal(outcomeOf(keys, BEN, keyIdOf(1, 8)), 'key');
  });

  it('of who is removed are gone at once, in every epoch', async () => {
    const { keys } = ring();
    keys.install(await epochOf(7, { [ANNA]: 0, [BEN]: 1 }));
    keys.install(await epochOf(8, { [ANNA]: 0 }));
    for (const epoch of [7, 8]) {
      assert.equal(outcomeOf(keys, BEN, keyIdOf(1, epoch)), 'not-a-member');
      assert.equal(outcomeOf(keys, ANNA, keyIdOf(0, epoch)), 'key');
    }
  });

  it('of who comes back at another leaf fit each epoch', async () => {
    const { keys } = ring();
    keys.install(await epochOf(7, { [ANNA]: 0, [BEN]: 1 }));
    keys.install(await epochOf(8, { [ANNA]: 0, [BEN]: 2 }));
    assert.equal(outcomeOf(keys, BEN, keyIdOf(1, 7)), 'key');
    assert.equal(outcomeOf(keys, BEN, keyIdOf(2, 8)), 'key');
    assert.equal(outcomeOf(keys, BEN, keyIdOf(1, 8)), 'other-sender');
  });

  it('of an epoch with the same low bits make way', async () => {
    const { keys } = ring();
    keys.install(await epochOf(7, { [ANNA]: 0 }));
    keys.install(await epochOf(8, { [ANNA]: 0 }));
    keys.install(await epochOf(263, { [ANNA]: 0 }));
    const answer = keys.find(keyIdOf(0, 7), ANNA);
    assert.ok(answer.outcome === 'key');
    assert.equal((await answer.key).epoch, 263);
  });

  it('are all forgotten when they are cleared', async () => {
    const { keys } = ring();
    keys.install(await epochOf(7, { [ANNA]: 0 }));
    keys.clear();
    assert.equal(outcomeOf(keys, ANNA, keyIdOf(0, 7)), 'unknown');
  });
});
