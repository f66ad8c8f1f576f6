import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newRegistry, type TimeLine } from './testing/play-registry.ts';

// Each scenario is a time line: what happens, and all that the registry asks for because of it.

const scenarios: Readonly<Record<string, TimeLine>> = {
  'a room comes into being with its first participant': [
    [0, ['join', 1, 'ada'], ['create-engine-room R', '1 < welcome ada t1 []']],
    [1, ['join', 2, 'bo'], ['2 < welcome bo t2 [ada]', '1 < joined bo']],
    [2, ['join', 3, 'cy'], ['3 < welcome cy t3 [ada,bo]', '1,2 < joined cy']],
  ],
  'a fourth participant does not fit, a new one does after somebody left': [
    [0, ['join', 1, 'ada'], ['create-engine-room R', '1 < welcome ada t1 []']],
    [0, ['join', 2, 'bo'], ['2 < welcome bo t2 [ada]', '1 < joined bo']],
    [0, ['join', 3, 'cy'], ['3 < welcome cy t3 [ada,bo]', '1,2 < joined cy']],
    [1, ['join', 4, 'di'], ['4 closed room-full']],
    [2, ['leave', 1], ['1 closed left', 'remove-from-engine R ada', '2,3 < left ada']],
    [3, ['join', 5, 'di'], ['5 < welcome di t4 [bo,cy]', '2,3 < joined di']],
  ],
  'a third room does not fit until an empty one has ended': [
    [0, ['join', 1, 'ada', 'R'], ['create-engine-room R', '1 < welcome ada t1 []']],
    [0, ['join', 2, 'bo', 'S'], ['create-engine-room S', '2 < welcome bo t2 []']],
    [1, ['join', 3, 'cy', 'T'], ['3 closed server-full']],
    [2, ['leave', 2], ['2 closed left', 'remove-from-engine S bo']],
    [61, ['expire'], []],
    [62, ['expire'], ['delete-engine-room S']],
    [63, ['join', 4, 'cy', 'T'], ['create-engine-room T', '4 < welcome cy t3 []']],
  ],
  'a meeting that is ended for all is over for everybody, also for who was away or lost': [
    [0, ['join', 1, 'ada'], ['create-engine-room R', '1 < welcome ada t1 []']],
    [0, ['join', 2, 'bo'], ['2 < welcome bo t2 [ada]', '1 < joined bo']],
    [0, ['lose', 2], []],
    [31, ['expire'], ['remove-from-engine R bo', '1 < left bo']],
    [31, ['join', 3, 'cy'], ['3 < welcome cy t3 [ada]', '1 < joined cy']],
    [32, ['lose', 3], []],
    [33, ['join', 4, 'di'], ['4 < welcome di t4 [ada,cy]', '1 < joined di']],
    [34, ['end', 1], ['1 closed meeting-ended', '4 closed meeting-ended', 'delete-engine-room R']],
    [35, ['redeem', 1], ['refused']],
    [35, ['redeem', 4], ['refused']],
    [36, ['join', 5, 'bo'], ['5 closed meeting-ended']],
    [36, ['join', 6, 'cy'], ['6 closed meeting-ended']],
    [36, ['join', 7, 'ada'], ['7 closed meeting-ended']],
    [37, ['end', 1], []],
    [38, ['join', 8, 'ada again'], ['create-engine-room R', '8 < welcome ada again t5 []']],
    [39, ['join', 9, 'di'], ['9 closed meeting-ended']],
    [134, ['join', 10, 'di'], ['10 < welcome di t6 [ada again]', '8 < joined di']],
  ],
  'ending for all leaves other rooms alone, and nobody without a place can do it': [
    [0, ['join', 1, 'ada', 'R'], ['create-engine-room R', '1 < welcome ada t1 []']],
    [0, ['join', 2, 'bo', 'S'], ['create-engine-room S', '2 < welcome bo t2 []']],
    [1, ['end', 3], []],
    [2, ['end', 1], ['1 closed meeting-ended', 'delete-engine-room R']],
    [3, ['redeem', 2], ['admitted bo', '2 < ticket t3']],
  ],
  'an operator ends a room, and who was away cannot open it again by coming back': [
    [0, ['join', 1, 'ada'], ['create-engine-room R', '1 < welcome ada t1 []']],
    [0, ['join', 2, 'bo'], ['2 < welcome bo t2 [ada]', '1 < joined bo']],
    [0, ['join', 3, 'cy', 'S'], ['create-engine-room S', '3 < welcome cy t3 []']],
    [1, ['lose', 2], []],
    [2, ['end-room', 'T'], ['unknown']],
    [3, ['end-room', 'R'], ['ended for 2', '1 closed meeting-ended', 'delete-engine-room R']],
    [4, ['end-room', 'R'], ['unknown']],
    [5, ['redeem', 1], ['refused']],
    [6, ['join', 4, 'bo'], ['4 closed meeting-ended']],
    [7, ['join', 5, 'di'], ['create-engine-room R', '5 < welcome di t4 []']],
    [8, ['say', 1, 'late'], []],
    [9, ['redeem', 3], ['admitted cy', '3 < ticket t5']],
  ],
  'while draining no room begins, and those that run go on': [
    [0, ['join', 1, 'ada'], ['create-engine-room R', '1 < welcome ada t1 []']],
    [1, ['drain', true], ['1 < draining on']],
    [2, ['drain', true], []],
    [3, ['join', 2, 'bo', 'S'], ['2 closed draining']],
    [4, ['join', 3, 'cy'], ['3 < welcome cy t2 [ada] draining', '1 < joined cy']],
    [5, ['lose', 1], []],
    [6, ['join', 4, 'ada'], ['4 < welcome ada t3 [cy] draining']],
    [7, ['drain', false], ['3,4 < draining off']],
    [8, ['join', 5, 'bo', 'S'], ['create-engine-room S', '5 < welcome bo t4 []']],
  ],
  'what is said goes to everybody else': [
    [0, ['join', 1, 'ada'], ['create-engine-room R', '1 < welcome ada t1 []']],
    [0, ['join', 2, 'bo'], ['2 < welcome bo t2 [ada]', '1 < joined bo']],
    [1, ['say', 2, 'new'], ['1 < said bo new']],
    [2, ['join', 3, 'cy'], ['3 < welcome cy t3 [ada,bo]', '1,2 < joined cy']],
  ],
  'who comes back in time never left': [
    [0, ['join', 1, 'ada'], ['create-engine-room R', '1 < welcome ada t1 []']],
    [0, ['join', 2, 'bo'], ['2 < welcome bo t2 [ada]', '1 < joined bo']],
    [5, ['lose', 1], []],
    [34, ['expire'], []],
    [34, ['join', 3, 'ada'], ['3 < welcome ada t3 [bo]']],
    [99, ['expire'], []],
  ],
  'who does not come back in time has left': [
    [0, ['join', 1, 'ada'], ['create-engine-room R', '1 < welcome ada t1 []']],
    [0, ['join', 2, 'bo'], ['2 < welcome bo t2 [ada]', '1 < joined bo']],
    [5, ['lose', 1], []],
    [35, ['expire'], ['remove-from-engine R ada', '2 < left ada']],
    [36, ['join', 3, 'ada'], ['3 < welcome ada t3 [bo]', '2 < joined ada']],
  ],
  'a second channel under the same secret replaces the first': [
    [0, ['join', 1, 'ada'], ['create-engine-room R', '1 < welcome ada t1 []']],
    [1, ['join', 2, 'ada'], ['1 closed replaced', '2 < welcome ada t2 []']],
    [2, ['lose', 1], []],
    [40, ['expire'], []],
    [41, ['say', 1, 'late'], []],
    [42, ['leave', 1], []],
    [43, ['redeem', 1], ['refused']],
    [44, ['redeem', 2], ['admitted ada', '2 < ticket t3']],
  ],
  'the same secret in two rooms is two places': [
    [0, ['join', 1, 'ada', 'R'], ['create-engine-room R', '1 < welcome ada t1 []']],
    [0, ['join', 2, 'ada', 'S'], ['create-engine-room S', '2 < welcome ada t2 []']],
    [1, ['leave', 1], ['1 closed left', 'remove-from-engine R ada']],
    [2, ['redeem', 2], ['admitted ada', '2 < ticket t3']],
  ],
  'a ticket is good once, and the next one follows': [
    [0, ['join', 1, 'ada'], ['create-engine-room R', '1 < welcome ada t1 []']],
    [1, ['redeem', 1], ['admitted ada', '1 < ticket t2']],
    [2, ['redeem', 1], ['refused']],
    [3, ['redeem', 2], ['admitted ada', '1 < ticket t3']],
  ],
  'a ticket ends with its channel, its participant and its time': [
    [0, ['join', 1, 'ada'], ['create-engine-room R', '1 < welcome ada t1 []']],
    [0, ['join', 2, 'bo'], ['2 < welcome bo t2 [ada]', '1 < joined bo']],
    [1, ['lose', 1], []],
    [2, ['redeem', 1], ['refused']],
    [3, ['join', 3, 'ada'], ['3 < welcome ada t3 [bo]']],
    [4, ['leave', 2], ['2 closed left', 'remove-from-engine R bo', '3 < left bo']],
    [5, ['redeem', 2], ['refused']],
    [1_003, ['redeem', 3], ['refused']],
    [1_004, ['expire'], ['3 < ticket t4']],
    [1_005, ['redeem', 4], ['admitted ada', '3 < ticket t5']],
  ],
  'an empty room is taken up again, and ends when nobody comes': [
    [0, ['join', 1, 'ada'], ['create-engine-room R', '1 < welcome ada t1 []']],
    [1, ['leave', 1], ['1 closed left', 'remove-from-engine R ada']],
    [50, ['join', 2, 'bo'], ['2 < welcome bo t2 []']],
    [70, ['expire'], []],
    [80, ['lose', 2], []],
    [110, ['expire'], ['remove-from-engine R bo']],
    [169, ['expire'], []],
    [170, ['expire'], ['delete-engine-room R']],
    [171, ['expire'], []],
  ],
  'a channel that never joined can do nothing': [
    [0, ['say', 9, 'x'], []],
    [0, ['leave', 9], []],
    [0, ['lose', 9], []],
    [0, ['redeem', 9], ['refused']],
  ],
};

describe('the room registry', () => {
  for (const [name, timeLine] of Object.entries(scenarios)) {
    it(name, () => {
      const { play } = newRegistry();
      for (const [atMs, step, expected] of timeLine) {
        assert.deepEqual(play(step, atMs), expected, `${String(atMs)} ms: ${JSON.stringify(step)}`);
      }
    });
  }

  it('knows when it has something to do', () => {
    const { registry, play } = newRegistry();
    assert.equal(registry.nextDeadlineMs(), Number.POSITIVE_INFINITY);
    play(['join', 1, 'ada'], 0);
    assert.equal(registry.nextDeadlineMs(), 5);
    play(['group', 1, { type: 'found', groupInfo: 'g' }], 1);
    assert.equal(registry.nextDeadlineMs(), 1_000);
    play(['lose', 1], 10);
    assert.equal(registry.nextDeadlineMs(), 40);
    play(['expire'], 40);
    assert.equal(registry.nextDeadlineMs(), 100);
    play(['expire'], 100);
    assert.equal(registry.nextDeadlineMs(), Number.POSITIVE_INFINITY);
  });

  it('counts rooms and participants, and remembers the most of both', () => {
    const { registry, play } = newRegistry();
    play(['join', 1, 'ada', 'R'], 0);
    play(['join', 2, 'bo', 'R'], 0);
    play(['join', 3, 'cy', 'S'], 0);
    play(['join', 4, 'cy', 'S'], 0);
    const peaks = { peakRooms: 2, peakParticipants: 3, draining: false };
    assert.deepEqual(registry.counts(), { rooms: 2, participants: 3, ...peaks });
    play(['leave', 2], 1);
    play(['end-room', 'S'], 2);
    play(['lose', 1], 3);
    assert.deepEqual(registry.counts(), { rooms: 1, participants: 1, ...peaks });
    play(['expire'], 33);
    play(['expire'], 93);
    assert.deepEqual(registry.counts(), { rooms: 0, participants: 0, ...peaks });
  });

  it('names the rooms that a new engine must know', () => {
    const { registry, play } = newRegistry();
    play(['join', 1, 'ada', 'R'], 0);
    play(['join', 2, 'bo', 'S'], 0);
    play(['lose', 1], 1);
    play(['leave', 2], 1);
    assert.deepEqual(registry.roomsWithMembers(), ['R']);
  });
});
