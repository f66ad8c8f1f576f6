import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { qualityOfOther, qualityOfSelf } from './connection-quality.ts';
import type { Statistics } from './read-statistics.ts';

function measured(loss: number, roundTripMs: number, jitterMs: number): Statistics {
  const path = {
    dtlsVersion: '1.2',
    dtlsCipher: '',
    srtpCipher: '',
    localCandidate: '',
    remoteCandidate: '',
  };
  const stream = { direction: 'received', kind: 'audio', trackId: '', layer: undefined } as const;
  const picture = { codec: '', width: undefined, height: undefined, framesPerSecond: undefined };
  return {
    paths: [{ ...path, protocol: 'udp', roundTripMs }],
    streams: [{ ...stream, ...picture, bitsPerSecond: 1, lossPercent: loss, jitterMs }],
  };
}

describe('the quality of the own connection', () => {
  const cases = [
    // engine, loss %, round trip ms, jitter ms, grade, reason
    ['excellent', 0, 20, 2, 'good', 'none'],
    ['excellent', 2.9, 299, 39, 'good', 'none'],
    ['excellent', 3, 20, 2, 'fair', 'loss'],
    ['excellent', 8, 20, 2, 'poor', 'loss'],
    ['excellent', 0, 300, 2, 'fair', 'delay'],
    ['excellent', 0, 700, 2, 'poor', 'delay'],
    ['excellent', 0, 20, 40, 'fair', 'jitter'],
    ['excellent', 0, 20, 100, 'poor', 'jitter'],
    ['excellent', 4, 800, 2, 'poor', 'delay'],
    ['excellent', 4, 400, 50, 'fair', 'loss'],
    ['poor', 0, 20, 2, 'fair', 'weak'],
    ['lost', 0, 20, 2, 'poor', 'lost'],
    ['unknown', 0, 20, 2, 'good', 'none'],
  ] as const;
  for (const [engine, loss, delay, jitter, grade, reason] of cases) {
    it(`${engine}, ${String(loss)} %, ${String(delay)} ms, ${String(jitter)} ms: ${grade}, ${reason}`, () => {
      assert.deepEqual(qualityOfSelf(engine, measured(loss, delay, jitter)), { grade, reason });
    });
  }

  it('is good while nothing was measured', () => {
    assert.equal(qualityOfSelf('unknown', { paths: [], streams: [] }).grade, 'good');
  });
});

describe('the quality of somebody else', () => {
  for (const [engine, grade] of [
    ['excellent', 'good'],
    ['good', 'good'],
    ['unknown', 'good'],
    ['poor', 'fair'],
    ['lost', 'poor'],
  ] as const) {
    it(`${engine}: ${grade}`, () => {
      assert.equal(qualityOfOther(engine).grade, grade);
    });
  }
});
