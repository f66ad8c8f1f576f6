import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { arrivalNotices, collect, type ArrivalNotice } from './arrival-notice.ts';

const people = (names: string) =>
  names.split(' ').flatMap((name) => (name === '' ? [] : [{ id: name, name }]));
const step = (joined: string, left = '') => ({ joined: people(joined), left: people(left) });
const drawn = (notices: readonly ArrivalNotice[]) =>
  notices.map((notice) =>
    'count' in notice ? `${notice.says} ${notice.count}` : `${notice.says} ${notice.named.name}`,
  );

describe('notices of who comes and goes', () => {
  for (const [what, steps, expected] of [
    ['one', [step('ada')], ['joined ada']],
    ['two', [step('ada'), step('bo')], ['joined ada', 'joined bo']],
    ['three at once', [step('ada bo'), step('cy')], ['joined-many 3']],
    ['one comes, another goes', [step('ada'), step('', 'bo')], ['joined ada', 'left bo']],
    ['many go', [step('', 'ada bo cy di')], ['left-many 4']],
    ['comes and goes in the same moment', [step('ada'), step('', 'ada')], []],
    ['goes and comes back in the same moment', [step('', 'ada'), step('ada')], []],
    [
      'goes and comes back under another id',
      [step('', 'bo'), step('bo2')],
      ['joined bo2', 'left bo'],
    ],
    ['nothing', [step('')], []],
  ] as const) {
    it(what, () => {
      assert.deepEqual(drawn(arrivalNotices(collect(steps), false)), expected);
    });
  }

  it('count those who were there before, whoever they are', () => {
    assert.deepEqual(drawn(arrivalNotices(step('ada'), true)), ['present 1']);
  });
});
