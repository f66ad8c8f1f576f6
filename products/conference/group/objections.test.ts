import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertTogether } from './testing/assert-together.ts';
import { SimulatedMeeting } from './testing/simulated-meeting.ts';

describe('members who refuse a commit', () => {
  it('go back together from a commit that is none, and go on', async () => {
    const meeting = await SimulatedMeeting.begin();
    const [ada, bo, cy] = await meeting.meet('Ada', 'Bo', 'Cy');
    assert.ok(ada && bo && cy);
    const kinds: string[] = [];
    meeting.passes = (_, message) => {
      kinds.push(message.type);
      return message;
    };
    meeting.speakFor(cy, {
      type: 'commit',
      epoch: 2,
      commit: 'A'.repeat(90),
      groupInfo: 'B'.repeat(90),
    });
    await meeting.settle();
    assert.deepEqual(
      kinds.filter((kind) => kind === 'object'),
      ['object', 'object'],
    );
    const [di] = await meeting.meet('Di');
    assert.ok(di);
    assert.equal(di.view.state, 'in');
    assert.equal(ada.view.epoch, 3);
    // Whose commit it was comes back, some time later.
    await meeting.pass(45_000);
    assertTogether([ada, bo, cy, di], ['Ada', 'Bo', 'Cy', 'Di']);
  });

  it('who found a commit good that most others undid come back once the others are further', async () => {
    const meeting = await SimulatedMeeting.begin();
    const [ada, bo, cy, di] = await meeting.meet('Ada', 'Bo', 'Cy', 'Di');
    assert.ok(ada && bo && cy && di);
    // Most do not get what Ed sends, but something else.
    let undone = 0;
    for (const member of [bo, cy, di])
      member.changes = (message) => {
        if (message.type === 'undone') undone += 1;
        return message.type === 'commit' && message.epoch === 4
          ? { ...message, commit: `${'A'.repeat(90)}${message.commit.slice(-22)}` }
          : message;
      };
    const [ed] = await meeting.meet('Ed');
    assert.ok(ed);
    assert.equal(undone, 3);
    for (const member of [bo, cy, di]) member.changes = (message) => message;
    await meeting.pass(60_000);
    assertTogether([ada, bo, cy, di, ed], ['Ada', 'Bo', 'Cy', 'Di', 'Ed']);
  });
});
