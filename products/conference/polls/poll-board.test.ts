import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hearPoll, NO_POLLS, type PollBoard } from './poll-board.ts';
import { POLL_LIMITS, type PollMessage } from './poll-message.ts';
import { percentOf, pollResult } from './poll-result.ts';

const kind = 'poll';
const opening = {
  kind,
  does: 'open',
  id: 'p1',
  question: 'Pause?',
  answers: ['ja', 'nein', 'später'],
  choice: 'single',
  votes: 'named',
} as const satisfies PollMessage;
const anonymous = { ...opening, votes: 'anonymous' } as const;
const multiple = { ...opening, choice: 'multiple' } as const;
const vote = (...chosen: number[]): PollMessage => ({
  kind,
  does: 'vote',
  poll: { author: 'anna', id: 'p1' },
  chosen,
});
const close: PollMessage = { kind, does: 'close', id: 'p1' };
const count = (voters: number, ...counts: number[]): PollMessage => ({
  kind,
  does: 'count',
  id: 'p1',
  counts,
  voters,
});

type Line = readonly [from: string, message: PollMessage];

const board = (...lines: readonly Line[]): PollBoard =>
  lines.reduce((before, [from, message]) => hearPoll(before, from, message), NO_POLLS);

/** Author, sums and voters of each poll as ben sees them. */
const told = ({ polls }: PollBoard) =>
  polls.map((poll) => {
    const { counts, voters } = pollResult(poll, 'ben');
    return `${poll.author} ${counts.join('-')} of ${String(voters)}${poll.isClosed ? ' closed' : ''}`;
  });

const rows: readonly (readonly [situation: string, lines: readonly Line[], told: string[]])[] = [
  ['opened', [['anna', opening]], ['anna 0-0-0 of 0']],
  [
    'opened twice',
    [
      ['anna', opening],
      ['anna', opening],
    ],
    ['anna 0-0-0 of 0'],
  ],
  ['without a visible question', [['anna', { ...opening, question: '\u200B' }]], []],
  ['with an answer that is not visible', [['anna', { ...opening, answers: ['a', ' '] }]], []],
  [
    'voted',
    [
      ['anna', opening],
      ['ben', vote(0)],
      ['carla', vote(2)],
    ],
    ['anna 1-0-1 of 2'],
  ],
  [
    'changed one\u2019s mind',
    [
      ['anna', opening],
      ['ben', vote(0)],
      ['ben', vote(1)],
    ],
    ['anna 0-1-0 of 1'],
  ],
  [
    'took a vote back',
    [
      ['anna', opening],
      ['ben', vote(0)],
      ['ben', vote()],
    ],
    ['anna 0-0-0 of 0'],
  ],
  [
    'two answers where one is allowed',
    [
      ['anna', opening],
      ['ben', vote(0, 1)],
    ],
    ['anna 0-0-0 of 0'],
  ],
  [
    'two answers where several are',
    [
      ['anna', multiple],
      ['ben', vote(0, 1)],
    ],
    ['anna 1-1-0 of 1'],
  ],
  [
    'one answer twice',
    [
      ['anna', multiple],
      ['ben', vote(1, 1)],
    ],
    ['anna 0-1-0 of 1'],
  ],
  [
    'an answer that is not there',
    [
      ['anna', opening],
      ['ben', vote(3)],
    ],
    ['anna 0-0-0 of 0'],
  ],
  [
    'a vote that came before its poll',
    [
      ['ben', vote(1)],
      ['anna', opening],
    ],
    ['anna 0-1-0 of 1'],
  ],
  [
    'a bad vote that came before',
    [
      ['ben', vote(7)],
      ['anna', opening],
    ],
    ['anna 0-0-0 of 0'],
  ],
  [
    'closed by its author',
    [
      ['anna', opening],
      ['ben', vote(0)],
      ['anna', close],
      ['ben', vote(1)],
    ],
    ['anna 1-0-0 of 1 closed'],
  ],
  [
    'closed by somebody else',
    [
      ['anna', opening],
      ['mallory', close],
    ],
    ['anna 0-0-0 of 0'],
  ],
  [
    'counted by its author',
    [
      ['anna', anonymous],
      ['anna', count(3, 2, 1, 0)],
    ],
    ['anna 2-1-0 of 3'],
  ],
  [
    'counted by somebody else',
    [
      ['anna', anonymous],
      ['mallory', count(3, 3, 0, 0)],
    ],
    ['anna 0-0-0 of 0'],
  ],
  [
    'a named poll needs no counting',
    [
      ['anna', opening],
      ['anna', count(3, 3, 0, 0)],
    ],
    ['anna 0-0-0 of 0'],
  ],
  [
    'counted with too few answers',
    [
      ['anna', anonymous],
      ['anna', count(1, 1)],
    ],
    ['anna 0-0-0 of 0'],
  ],
  [
    'counted more than voted',
    [
      ['anna', anonymous],
      ['anna', count(1, 2, 0, 0)],
    ],
    ['anna 0-0-0 of 0'],
  ],
];

for (const [situation, lines, expected] of rows) {
  test(`a poll: ${situation}`, () => {
    assert.deepEqual(told(board(...lines)), expected);
  });
}

test('nobody has more polls open than a few', () => {
  const lines = Array.from({ length: POLL_LIMITS.openPerAuthor + 1 }, (_, index): Line => [
    'anna',
    { ...opening, id: `p${String(index)}` },
  ]);
  assert.equal(board(...lines).polls.length, POLL_LIMITS.openPerAuthor);
});

test('the author of an anonymous poll counts', () => {
  const [poll] = board(['anna', anonymous], ['ben', vote(0)], ['carla', vote(0)]).polls;
  assert.ok(poll !== undefined);
  const result = pollResult(poll, 'anna');
  assert.deepEqual(result, { counts: [2, 0, 0], voters: 2 });
  assert.deepEqual(
    result.counts.map((each) => percentOf(each, result)),
    [100, 0, 0],
  );
});
