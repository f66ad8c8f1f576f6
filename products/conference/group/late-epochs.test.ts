import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LateEpochs } from './late-epochs.ts';

describe('late epochs', () => {
  it('are forgotten ten seconds after the next one began', () => {
    const late = new LateEpochs();
    late.entered(4, 1_000);
    late.entered(5, 2_000);
    late.entered(6, 9_000);
    assert.equal(late.forgetBefore(10_900), undefined);
    assert.equal(late.forgetBefore(12_100), 5);
    assert.equal(late.forgetBefore(12_200), undefined);
    assert.equal(late.forgetBefore(19_000), 6);
  });
});
