import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newRegistry, type TimeLine } from './testing/play-registry.ts';

// Coming back after a drop: `join` names the last number of the room's order that the browser has.
// Numbers count from the beginning of the first room.

const beginning: TimeLine = [
  [0, ['join', 1, 'ada'], ['create-engine-room R', '1 < welcome ada t1 [] #1']],
  [0, ['join', 2, 'bo'], ['2 < welcome bo t2 [ada] #2', '1 < joined bo #2']],
];

const scenarios: Readonly<Record<string, TimeLine>> = {
  'who missed nothing gets nothing but a ticket': [
    [5, ['lose', 1], []],
    [6, ['join', 3, 'ada', 'R', 2], ['3 < resumed t3']],
  ],
  'who missed something gets all of it, in order, and not what is about themselves': [
    [5, ['lose', 1], []],
    [6, ['join', 3, 'cy'], ['3 < welcome cy t3 [ada,bo] #3', '2 < joined cy #3']],
    [7, ['say', 2, 'new'], ['3 < said bo new #4']],
    [8, ['leave', 3], ['3 closed left', 'remove-from-engine R cy', '2 < left cy #5']],
    [
      9,
      ['join', 4, 'ada', 'R', 2],
      ['4 < resumed t4', '4 < joined cy #3', '4 < said bo new #4', '4 < left cy #5'],
    ],
    [10, ['say', 4, 'mine'], ['2 < said ada mine #6']],
    [11, ['say', 2, 'newer'], ['4 < said bo newer #7']],
    [12, ['lose', 4], []],
    [13, ['join', 5, 'ada', 'R', 5], ['5 < resumed t5', '5 < said bo newer #7']],
  ],
  'the same again gives the same again': [
    [5, ['lose', 1], []],
    [6, ['say', 2, 'new'], []],
    [7, ['join', 3, 'ada', 'R', 2], ['3 < resumed t3', '3 < said bo new #3']],
    [8, ['join', 4, 'ada', 'R', 2], ['3 closed replaced', '4 < resumed t4', '4 < said bo new #3']],
  ],
  'a channel that only seems to be alive is taken over, and what it did not deliver is sent': [
    [6, ['say', 2, 'new'], ['1 < said bo new #3']],
    [7, ['join', 3, 'ada', 'R', 2], ['1 closed replaced', '3 < resumed t3', '3 < said bo new #3']],
    [8, ['lose', 1], []],
  ],
  'while draining, who comes back learns of it': [
    [5, ['lose', 1], []],
    [6, ['drain', true], ['2 < draining on']],
    [7, ['join', 3, 'ada', 'R', 2], ['3 < resumed t3 draining']],
  ],
  'after the time for it, the place is a new one': [
    [5, ['lose', 1], []],
    [35, ['expire'], ['remove-from-engine R ada', '2 < left ada #3']],
    [36, ['join', 3, 'ada', 'R', 2], ['3 < welcome ada t3 [bo] #4', '2 < joined ada #4']],
  ],
  'a number from the future, or from before the room began, leads to a new beginning': [
    [5, ['lose', 1], []],
    [6, ['join', 3, 'ada', 'R', 3], ['3 < welcome ada t3 [bo] #2']],
    [7, ['lose', 3], []],
    [8, ['join', 4, 'ada', 'R', -1], ['4 < welcome ada t4 [bo] #2']],
  ],
  'a place of somebody else cannot be resumed: who has another secret is somebody else': [
    [5, ['lose', 1], []],
    [6, ['join', 3, 'eve', 'R', 2], ['3 < welcome eve t3 [ada,bo] #3', '2 < joined eve #3']],
    [7, ['join', 4, 'ada', 'R', 2], ['4 < resumed t4', '4 < joined eve #3']],
  ],
  'a room that was forgotten meanwhile begins anew': [
    [5, ['leave', 2], ['2 closed left', 'remove-from-engine R bo', '1 < left bo #3']],
    [5, ['leave', 1], ['1 closed left', 'remove-from-engine R ada']],
    [65, ['expire'], ['delete-engine-room R']],
  ],
};

describe('coming back after a drop', () => {
  for (const [name, timeLine] of Object.entries(scenarios)) {
    it(name, () => {
      const { play } = newRegistry({ numbers: true });
      for (const [atMs, step, expected] of [...beginning, ...timeLine]) {
        assert.deepEqual(play(step, atMs), expected, `${String(atMs)} ms: ${JSON.stringify(step)}`);
      }
    });
  }

  it('to a room of the same name that began anew is a new beginning, whatever number is named', () => {
    const { play } = newRegistry({ numbers: true });
    play(['join', 1, 'ada'], 0);
    play(['leave', 1], 1);
    play(['expire'], 61);
    play(['join', 2, 'ada'], 62);
    play(['lose', 2], 63);
    const [welcome = ''] = play(['join', 3, 'ada', 'R', 1], 64);
    assert.match(welcome, /^3 < welcome ada /);
  });
});
