import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NOBODY_SPOKE, speakerAfter } from './active-speaker.ts';

const STEP_MS = 200;
/** One character per measurement: silence, quiet speech, speech, loud speech. */
const LOUDNESS: Readonly<Record<string, number>> = { '.': 0, '-': 0.01, '=': 0.1, '#': 0.3 };

/** Plays a line per participant; answers the speaker per step, lower case while in a pause. */
function play(lines: Readonly<Record<string, string>>): string {
  const length = Math.max(...Object.values(lines).map((line) => line.length));
  let state = NOBODY_SPOKE;
  let seen = '';
  for (let step = 0; step < length; step += 1) {
    const levels = new Map(
      Object.entries(lines).map(([id, line]) => [id, LOUDNESS[line[step] ?? '.'] ?? 0]),
    );
    state = speakerAfter(state, levels, step * STEP_MS);
    const id = state.speaker ?? '.';
    seen += state.isSpeaking ? id : id.toLowerCase();
  }
  return seen;
}

describe('the active speaker', () => {
  it('is nobody before somebody speaks, and not whoever breathes', () => {
    assert.equal(play({ A: '.....', B: '-----' }), '.....');
  });

  it('is at once the first who speaks, and stays over pauses between words', () => {
    assert.equal(play({ A: '..==...==..', B: '...........' }), '..AAAAAAAAA');
  });

  it('is marked as silent once the pause is long', () => {
    assert.equal(play({ A: '==.........', B: '...........' }), 'AAAAAAaaaaa');
  });

  it('does not change for a cough', () => {
    assert.equal(play({ A: '==========', B: '...##.....' }), 'AAAAAAAAAA');
  });

  it('changes once somebody else was louder for a while', () => {
    assert.equal(play({ A: '==========', B: '..########' }), 'AAAAABBBBB');
  });

  it('does not flicker between two who speak alike', () => {
    assert.equal(play({ A: '=#=#=#=#=#', B: '#=#=#=#=#=' }), 'BBBBBBBBBB');
  });

  it('passes at once to whoever speaks after a silence', () => {
    assert.equal(play({ A: '==........', B: '.......==.' }), 'AAAAAAaBBB');
  });

  it('forgets nobody who left: the next one takes over', () => {
    assert.equal(play({ A: '==', B: '......====' }).slice(-4), 'BBBB');
  });
});
