import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newRegistry, type TimeLine } from '../rooms/testing/play-registry.ts';

// Time lines of a room's group. A turn to join lasts 5 ms here; for 4 ms members may bring their
// group back.

const founded: TimeLine = [
  [
    0,
    ['join', 1, 'ada'],
    ['create-engine-room R', '1 < welcome ada t1 [] #1', '1 < lease to found'],
  ],
  [1, ['group', 1, { type: 'found', groupInfo: 'g0' }], ['1 < founded ada 0 #2']],
];
const commit = (epoch: number, name: string) =>
  ({ type: 'commit', epoch, commit: name, groupInfo: `g${String(epoch + 1)}` }) as const;
const two: TimeLine = [
  ...founded,
  [2, ['join', 2, 'bo'], ['2 < welcome bo t2 [ada] #3', '1 < joined bo #3', '2 < lease g0']],
  [3, ['group', 2, commit(0, 'b')], ['1,2 < commit bo 1 b #4']],
];

const scenarios: Readonly<Record<string, TimeLine>> = {
  'people join one at a time, in the order in which they came': [
    ...founded,
    [2, ['join', 2, 'bo'], ['2 < welcome bo t2 [ada] #3', '1 < joined bo #3', '2 < lease g0']],
    [2, ['join', 3, 'cy'], ['3 < welcome cy t3 [ada,bo] #4', '1,2 < joined cy #4']],
    [3, ['group', 2, commit(0, 'b')], ['1,2,3 < commit bo 1 b #5', '3 < lease g1']],
    [4, ['group', 3, commit(1, 'c')], ['1,2,3 < commit cy 2 c #6']],
  ],
  'whoever does not use the turn loses it after a while, and may ask again': [
    ...founded,
    [2, ['join', 2, 'bo'], ['2 < welcome bo t2 [ada] #3', '1 < joined bo #3', '2 < lease g0']],
    [2, ['join', 3, 'cy'], ['3 < welcome cy t3 [ada,bo] #4', '1,2 < joined cy #4']],
    [6, ['expire'], []],
    [7, ['expire'], ['3 < lease g0']],
    [8, ['group', 2, { type: 'ask-to-join-group' }], []],
    [9, ['group', 3, commit(0, 'c')], ['1,2,3 < commit cy 1 c #5', '2 < lease g1']],
  ],
  'whoever gives the turn back makes room for the next one at once': [
    ...founded,
    [2, ['join', 2, 'bo'], ['2 < welcome bo t2 [ada] #3', '1 < joined bo #3', '2 < lease g0']],
    [2, ['join', 3, 'cy'], ['3 < welcome cy t3 [ada,bo] #4', '1,2 < joined cy #4']],
    [3, ['group', 2, { type: 'give-back-turn' }], ['3 < lease g0']],
    [3, ['group', 2, { type: 'give-back-turn' }], []],
  ],
  'knocks reach members alone, not too often, and members alone answer': [
    ...two,
    [4, ['join', 3, 'cy'], ['3 < welcome cy t3 [ada,bo] #5', '1,2 < joined cy #5', '3 < lease g1']],
    [5, ['group', 3, { type: 'knock', knock: 'k' }], ['1 < knocked cy', '2 < knocked cy']],
    [6, ['group', 3, { type: 'knock', knock: 'k' }], []],
    [7, ['group', 3, { type: 'answer-knock', to: 'bo', answer: 'a' }], []],
    [7, ['group', 1, { type: 'answer-knock', to: 'cy', answer: 'a' }], ['3 < knock-answered ada']],
  ],
  'whose channel is lost loses the turn at once': [
    ...founded,
    [2, ['join', 2, 'bo'], ['2 < welcome bo t2 [ada] #3', '1 < joined bo #3', '2 < lease g0']],
    [2, ['join', 3, 'cy'], ['3 < welcome cy t3 [ada,bo] #4', '1,2 < joined cy #4']],
    [3, ['lose', 2], ['3 < lease g0']],
  ],
  'of two commits on one epoch one counts, and who may join tries again at once': [
    ...two,
    [4, ['join', 3, 'cy'], ['3 < welcome cy t3 [ada,bo] #5', '1,2 < joined cy #5', '3 < lease g1']],
    [5, ['group', 1, commit(1, 'a')], ['1,2,3 < commit ada 2 a #6']],
    [5, ['group', 2, commit(1, 'b')], ['2 < commit-refused 2']],
    [5, ['group', 3, commit(1, 'c')], ['3 < commit-refused 2', '3 < lease g2']],
    [6, ['group', 3, commit(2, 'c')], ['1,2,3 < commit cy 3 c #7']],
  ],
  'a commit on an epoch before, or after, the current one does not count': [
    ...two,
    [4, ['group', 1, commit(0, 'a')], ['1 < commit-refused 1']],
    [4, ['group', 1, commit(2, 'a')], ['1 < commit-refused 1']],
  ],
  'a commit to which most of the others object is undone, and its author pauses': [
    ...two,
    [4, ['join', 3, 'cy'], ['3 < welcome cy t3 [ada,bo] #5', '1,2 < joined cy #5', '3 < lease g1']],
    [5, ['group', 3, commit(1, 'x')], ['1,2,3 < commit cy 2 x #6']],
    [6, ['group', 1, { type: 'object', ref: 'x' }], []],
    [6, ['group', 1, { type: 'object', ref: 'x' }], []],
    [6, ['group', 3, { type: 'object', ref: 'x' }], []],
    [7, ['group', 2, { type: 'object', ref: 'x' }], ['1,2,3 < undone 1 #7']],
    [8, ['group', 3, commit(1, 'y')], ['3 < commit-refused 1']],
    [9, ['group', 1, commit(1, 'a')], ['1,2,3 < commit ada 2 a #8']],
    [9, ['group', 2, { type: 'object', ref: 'x' }], []],
  ],
  'what was built on a commit is undone with it, and who may join starts again': [
    ...two,
    [4, ['group', 2, commit(1, 'x')], ['1,2 < commit bo 2 x #5']],
    [4, ['group', 2, commit(2, 'y')], ['1,2 < commit bo 3 y #6']],
    [5, ['join', 3, 'cy'], ['3 < welcome cy t3 [ada,bo] #7', '1,2 < joined cy #7', '3 < lease g3']],
    [6, ['group', 3, { type: 'object', ref: 'x' }], []],
    [7, ['group', 1, { type: 'object', ref: 'x' }], ['1,2,3 < undone 1 #8', '3 < lease g1']],
  ],
  'an objection that comes late, or is one of two others, undoes nothing': [
    ...two,
    [4, ['group', 2, commit(1, 'x')], ['1,2 < commit bo 2 x #5']],
    [5_004, ['group', 1, { type: 'object', ref: 'x' }], []],
  ],
  'nobody founds a second group, nor one out of turn': [
    ...two,
    [4, ['group', 2, { type: 'found', groupInfo: 'x' }], ['2 < commit-refused 1']],
    [5, ['leave', 1], ['1 closed left', 'remove-from-engine R ada', '2 < left ada #5']],
    [5, ['leave', 2], ['2 closed left', 'remove-from-engine R bo']],
    [6, ['join', 3, 'cy'], ['3 < welcome cy t3 [] #7', '3 < lease to found']],
    [6, ['join', 4, 'di'], ['4 < welcome di t4 [cy] #8', '3 < joined di #8']],
    [7, ['group', 4, { type: 'found', groupInfo: 'x' }], ['4 < commit-refused 0']],
  ],
  'what is said goes to all others in one order, or to one alone': [
    ...two,
    [4, ['group', 1, { type: 'say', message: 'm' }], ['2 < said ada m #5']],
    [5, ['join', 3, 'cy'], ['3 < welcome cy t3 [ada,bo] #6', '1,2 < joined cy #6', '3 < lease g1']],
    [6, ['group', 1, { type: 'say', message: 'n', to: 'cy' }], ['3 < said ada n #7']],
    [7, ['group', 1, { type: 'say', message: 'o', to: 'nobody' }], []],
  ],
  'who comes back gets all that was said and committed, also the own, and nothing for others': [
    ...two,
    [4, ['lose', 2], []],
    [5, ['group', 1, { type: 'say', message: 'm' }], []],
    [5, ['group', 1, { type: 'say', message: 'n', to: 'cy' }], []],
    [5, ['group', 1, { type: 'say', message: 'o', to: 'bo' }], []],
    [
      6,
      ['return', 3, 'bo', 0, 3],
      ['3 < resumed t3', '3 < commit bo 1 b #4', '3 < said ada m #5', '3 < said ada o #7'],
    ],
  ],
  'after a restart the group is asked for, and the highest epoch wins': [
    [
      0,
      ['return', 1, 'ada', 7],
      ['create-engine-room R', '1 < welcome ada t1 [] #1', '1 < restore-wanted'],
    ],
    [1, ['join', 2, 'cy'], ['2 < welcome cy t2 [ada] #2', '1 < joined cy #2']],
    [
      2,
      ['group', 1, { type: 'restore', epoch: 7, groupInfo: 'g7' }],
      ['1,2 < founded ada 7 #3', '2 < lease g7'],
    ],
    [3, ['return', 3, 'bo', 8], ['3 < welcome bo t3 [ada,cy] #4', '1,2 < joined bo #4']],
    [
      3,
      ['group', 3, { type: 'restore', epoch: 8, groupInfo: 'g8' }],
      ['1,2,3 < founded bo 8 #5', '2 < lease g8'],
    ],
    [4, ['group', 1, { type: 'restore', epoch: 7, groupInfo: 'g7' }], ['1 < commit-refused 8']],
    [4, ['group', 1, { type: 'restore', epoch: 8, groupInfo: 'g8' }], []],
    [5, ['group', 2, commit(8, 'c')], ['1,2,3 < commit cy 9 c #6']],
    [5, ['group', 1, { type: 'restore', epoch: 10, groupInfo: 'x' }], ['1 < commit-refused 9']],
  ],
  'whoever has only the link waits a moment, while members may bring their group back': [
    [
      0,
      ['return', 1, 'ada', 7],
      ['create-engine-room R', '1 < welcome ada t1 [] #1', '1 < restore-wanted'],
    ],
    [1, ['join', 2, 'cy'], ['2 < welcome cy t2 [ada] #2', '1 < joined cy #2']],
    [3, ['expire'], []],
    [4, ['expire'], ['2 < lease to found']],
    [5, ['group', 1, commit(7, 'a')], ['1 < restore-wanted']],
  ],
  'a group that stands is not replaced later, whatever epoch is claimed': [
    ...founded,
    [6, ['group', 1, { type: 'restore', epoch: 9, groupInfo: 'x' }], ['1 < commit-refused 0']],
  ],
  'a group ends with its last member, and whoever waits founds a new one': [
    ...founded,
    [2, ['join', 2, 'bo'], ['2 < welcome bo t2 [ada] #3', '1 < joined bo #3', '2 < lease g0']],
    [2, ['join', 3, 'cy'], ['3 < welcome cy t3 [ada,bo] #4', '1,2 < joined cy #4']],
    [3, ['leave', 1], ['1 closed left', 'remove-from-engine R ada', '2,3 < left ada #5']],
    [4, ['group', 2, commit(0, 'b')], ['2 < restore-wanted']],
    [4, ['group', 2, { type: 'ask-to-join-group' }], ['2 < lease to found']],
    [
      5,
      ['group', 2, { type: 'found', groupInfo: 'n0' }],
      ['2,3 < founded bo 0 #6', '3 < lease n0'],
    ],
  ],
  'a room that ended has no group any more': [
    ...two,
    [4, ['end', 1], ['1 closed meeting-ended', '2 closed meeting-ended', 'delete-engine-room R']],
    [5, ['group', 1, commit(1, 'a')], []],
    [6, ['group', 2, commit(1, 'b')], []],
  ],
};

describe('the delivery service of a group', () => {
  for (const [name, timeLine] of Object.entries(scenarios)) {
    it(name, () => {
      const { play } = newRegistry({ numbers: true, groups: true });
      for (const [atMs, step, expected] of timeLine) {
        const told = play(step, atMs);
        assert.deepEqual(told, expected, `${String(atMs)} ms: ${JSON.stringify(step)}`);
      }
    });
  }
});
