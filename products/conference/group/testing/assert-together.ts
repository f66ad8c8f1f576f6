import assert from 'node:assert/strict';
import type { SimulatedMember } from './simulated-meeting.ts';

export const names = ({ view }: SimulatedMember): readonly string[] =>
  view.members.map(({ name }) => name).toSorted();

/** One group, one code, and these people in it. */
export function assertTogether(
  members: readonly SimulatedMember[],
  expected: readonly string[],
): void {
  const digits = members.map(({ view }) => view.digits.join(' '));
  assert.equal(new Set(digits).size, 1, `the same code everywhere, ${digits.join(' | ')}`);
  assert.equal(digits[0]?.length, 35);
  for (const member of members) {
    assert.deepEqual(names(member), expected.toSorted());
    assert.equal(member.view.state, 'in');
    assert.equal(member.view.unknownConnections, 0);
  }
}
