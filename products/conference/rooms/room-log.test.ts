import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  assert as assertProperty,
  array,
  constantFrom,
  integer,
  property,
  record,
} from 'fast-check';
import type { ParticipantId } from './participant-id.ts';
import { firstSeq, RoomLog } from './room-log.ts';

const [ada, bo] = ['ada', 'bo'] as ParticipantId[] as [ParticipantId, ParticipantId];
const left = (participantId: ParticipantId) => ({ type: 'left', participantId }) as const;

function logOf(count: number, limits = { entries: 4, bytes: 10_000 }): RoomLog {
  const log = new RoomLog(100, limits);
  for (let said = 0; said < count; said += 1) log.append(left(bo), { except: bo });
  return log;
}

describe("a room's log", () => {
  const table: readonly [string, number, number, readonly number[] | undefined][] = [
    ['nothing was said and nothing is missed', 0, 100, []],
    ['nothing was missed', 3, 103, []],
    ['all of it was missed', 3, 100, [101, 102, 103]],
    ['some of it was missed', 3, 102, [103]],
    ['as much as it holds was missed', 9, 105, [106, 107, 108, 109]],
    ['one more than it holds was missed', 9, 104, undefined],
    ['the number is from before it began', 3, 99, undefined],
    ['the number was never given', 3, 104, undefined],
    ['the number is no number', 3, Number.NaN, undefined],
    ['the number is endless', 3, Number.POSITIVE_INFINITY, undefined],
    ['the number is between two', 3, 101.5, undefined],
  ];
  for (const [name, said, after, expected] of table) {
    it(`when ${name}`, () => {
      assert.deepEqual(
        logOf(said)
          .since(after, ada)
          ?.map(({ seq }) => seq),
        expected,
      );
    });
  }

  it('tells nobody what is about themselves', () => {
    const log = logOf(2);
    log.append(left(ada), { except: ada });
    assert.deepEqual(
      log.since(100, bo)?.map(({ seq }) => seq),
      [103],
    );
    assert.deepEqual(
      log.since(102, ada)?.map(({ seq }) => seq),
      [],
    );
  });

  it('tells nobody else what is for one alone, and counts it for everybody', () => {
    const log = logOf(1);
    log.append({ type: 'said', from: bo, message: 'bQ' }, { only: ada });
    log.append(left(bo), { except: bo });
    const seqs = (reader: ParticipantId) => log.since(101, reader)?.map(({ seq }) => seq);
    assert.deepEqual(seqs(ada), [102, 103]);
    assert.deepEqual(seqs('cy' as ParticipantId), [103]);
    assert.deepEqual(seqs(bo), []);
  });

  it('is bounded in bytes too', () => {
    const log = logOf(100, { entries: 1_000, bytes: 500 });
    const kept = [...Array(101).keys()].filter((back) => log.since(200 - back, ada) !== undefined);
    assert.ok(kept.length > 3 && kept.length < 15, `${kept.length} kept`);
  });

  it('begins with a number that nobody guesses and that still counts exactly', () => {
    const highest = firstSeq((length) => new Uint8Array(length).fill(255));
    assert.equal(highest, 2 ** 48 - 1);
    assert.ok(Number.isSafeInteger(highest + 2 ** 40));
  });

  it('gives everybody the same order, whenever they come back', () => {
    const step = record({ about: constantFrom(ada, bo), readAfter: integer({ min: 0, max: 30 }) });
    assertProperty(
      property(array(step, { maxLength: 30 }), (steps) => {
        const log = new RoomLog(0, { entries: 10, bytes: 10_000 });
        const all = steps.map(({ about }) => ({
          about,
          message: log.append(left(about), { except: about }),
        }));
        for (const { readAfter } of steps) {
          const missed = log.since(readAfter, ada);
          const due = all.filter(({ about, message }) => about !== ada && message.seq > readAfter);
          if (missed !== undefined)
            assert.deepEqual(
              missed,
              due.map(({ message }) => message),
            );
          else assert.ok(readAfter > all.length || all.length - readAfter > 10);
        }
      }),
    );
  });
});
