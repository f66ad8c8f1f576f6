import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mutedSpeechAfter, NOT_HEARD } from './muted-speech.ts';

const STEP_MS = 200;

/** Times (in ms) at which a hint begins; `level` answers how loud it is at a time. */
function hints(level: (atMs: number) => number, lengthMs: number): number[] {
  let state = NOT_HEARD;
  const begun: number[] = [];
  for (let atMs = 0; atMs < lengthMs; atMs += STEP_MS) {
    const next = mutedSpeechAfter(state, level(atMs), atMs);
    if (next.hintUntilMs !== state.hintUntilMs) begun.push(atMs);
    state = next;
  }
  return begun;
}

describe('speaking while muted', () => {
  it('is told after about a second', () => {
    const [first = 0] = hints(() => 0.1, 5_000);
    assert.ok(first >= 600 && first <= 1_400, String(first));
  });

  it('is told although there are pauses between words', () => {
    assert.equal(hints((atMs) => (atMs % 1_200 < 1_000 ? 0.1 : 0), 5_000).length, 1);
  });

  it('is told again only much later', () => {
    const [first = 0, second = 0, ...more] = hints(() => 0.1, 30_000);
    assert.ok(second - first >= 20_000 && more.length === 0);
  });

  for (const [what, level] of [
    ['silence', () => 0],
    ['breath', () => 0.02],
    ['a cough', (atMs: number) => (atMs < 400 ? 0.5 : 0)],
    ['a knock each second', (atMs: number) => (atMs % 1_000 < STEP_MS ? 0.5 : 0)],
  ] as const) {
    it(`is not told of ${what}`, () => {
      assert.deepEqual(hints(level, 30_000), []);
    });
  }
});
