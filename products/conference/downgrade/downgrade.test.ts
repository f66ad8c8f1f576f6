import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SimulatedMeeting, type SimulatedMember } from '../group/testing/simulated-meeting.ts';

async function asks(who: SimulatedMember, meeting: SimulatedMeeting): Promise<void> {
  who.session.decideDowngrade({ does: 'ask' });
  await meeting.settle();
}

async function answers(who: SimulatedMember, agrees: boolean, meeting: SimulatedMeeting) {
  const asked = who.view.downgrade.people.find(({ isSelf }) => !isSelf);
  assert.ok(asked, 'somebody asks');
  const { id: asker, request } = asked;
  who.session.decideDowngrade({ does: 'answer', asker, request, agrees });
  await meeting.settle();
}

function clear(...members: readonly SimulatedMember[]): readonly boolean[] {
  return members.map(({ isClear, view }) => {
    assert.equal(view.downgrade.isClear, isClear);
    return isClear;
  });
}

async function three(encryption: 'required' | 'if-possible' = 'if-possible') {
  const meeting = await SimulatedMeeting.begin({ encryption });
  const [ada, bo, cy] = await meeting.meet('Ada', 'Bo', 'Cy');
  assert.ok(ada && bo && cy);
  return { meeting, ada, bo, cy };
}

describe('whether media may leave in clear', () => {
  it('is so once everybody has agreed, and not before', async () => {
    const { meeting, ada, bo, cy } = await three();
    await asks(cy, meeting);
    assert.deepEqual(clear(ada, bo, cy), [false, false, false]);
    await answers(ada, true, meeting);
    assert.deepEqual(clear(ada, bo, cy), [false, false, false]);
    await answers(bo, true, meeting);
    assert.deepEqual(clear(ada, bo, cy), [true, true, true]);
  });

  it('is not so when one refuses, for whatever the asker says afterwards', async () => {
    const { meeting, ada, bo, cy } = await three();
    await asks(cy, meeting);
    await answers(ada, true, meeting);
    await answers(bo, false, meeting);
    assert.deepEqual(clear(ada, bo, cy), [false, false, false]);
    assert.equal(cy.view.downgrade.people[0]?.state, 'refused');
    await asks(cy, meeting);
    await meeting.pass(6_000);
    assert.deepEqual(
      ada.view.downgrade.people.map(({ state }) => state),
      ['refused'],
    );
  });

  it('is not so when one does not answer within a minute', async () => {
    const { meeting, ada, bo, cy } = await three();
    await asks(cy, meeting);
    await answers(ada, true, meeting);
    await meeting.pass(61_000);
    await answers(bo, true, meeting);
    assert.deepEqual(clear(ada, bo, cy), [false, false, false]);
    assert.equal(cy.view.downgrade.people[0]?.state, 'refused');
  });

  it('never is in a room whose link does not allow it', async () => {
    const { meeting, ada, bo, cy } = await three('required');
    await asks(cy, meeting);
    // As a changed program would: the words themselves, well signed.
    const bound = { request: 'r'.repeat(22), room: '', epoch: 2, policy: 'if-possible' } as const;
    cy.session.say({ kind: 'downgrade-request', ...bound, isRunning: false });
    await meeting.settle();
    assert.deepEqual(ada.view.downgrade.people, []);
    assert.deepEqual(clear(ada, bo, cy), [false, false, false]);
  });

  it('ends in the epoch that begins without the person', async () => {
    const { meeting, ada, bo, cy } = await three();
    await asks(cy, meeting);
    await answers(ada, true, meeting);
    await answers(bo, true, meeting);
    const { epoch } = ada.view;
    meeting.leave(cy);
    await meeting.pass(1_500);
    assert.equal(ada.view.epoch, epoch + 1);
    assert.deepEqual(clear(ada, bo), [false, false]);
    assert.deepEqual(ada.view.downgrade.people, []);
  });

  it('is decided anew by whoever comes later, for what they send themselves', async () => {
    const { meeting, ada, bo, cy } = await three();
    await asks(cy, meeting);
    await answers(ada, true, meeting);
    await answers(bo, true, meeting);
    const [dee] = await meeting.meet('Dee');
    assert.ok(dee);
    await meeting.pass(1_000);
    assert.equal(dee.view.downgrade.people[0]?.isRunning, true);
    assert.deepEqual(clear(ada, bo, cy, dee), [true, true, true, false]);
    await answers(dee, false, meeting);
    assert.deepEqual(clear(ada, bo, cy, dee), [true, true, true, false]);
    const [eve] = await meeting.meet('Eve');
    assert.ok(eve);
    meeting.leave(dee);
    await meeting.pass(1_500);
    await answers(eve, true, meeting);
    await meeting.pass(6_000);
    assert.deepEqual(clear(ada, bo, cy, eve), [true, true, true, true]);
  });

  it('ends when one takes the agreement back', async () => {
    const { meeting, ada, bo, cy } = await three();
    await asks(cy, meeting);
    await answers(ada, true, meeting);
    await answers(bo, true, meeting);
    await answers(ada, false, meeting);
    assert.deepEqual(clear(ada, bo, cy), [false, false, false]);
  });

  it('is asked once somebody comes to whom it can be put', async () => {
    const meeting = await SimulatedMeeting.begin({ encryption: 'if-possible' });
    const [cy] = await meeting.meet('Cy');
    assert.ok(cy);
    await asks(cy, meeting);
    assert.deepEqual(cy.view.downgrade.people, []);
    const [ada] = await meeting.meet('Ada');
    assert.ok(ada);
    await meeting.settle();
    assert.equal(ada.view.downgrade.people[0]?.isRunning, false);
    await answers(ada, true, meeting);
    assert.deepEqual(clear(ada, cy), [true, true]);
  });

  it('is not asked of whoever asks the same', async () => {
    const { meeting, ada, bo, cy } = await three();
    await asks(bo, meeting);
    await asks(cy, meeting);
    const states = ({ view }: SimulatedMember) => view.downgrade.people.map(({ state }) => state);
    assert.deepEqual(states(ada), ['asked', 'asked']);
    for (const asker of [bo, cy]) {
      const request = ada.view.downgrade.people.find(({ id }) => id === asker.id)?.request ?? '';
      const answer = { does: 'answer', asker: asker.id, request, agrees: true } as const;
      ada.session.decideDowngrade(answer);
    }
    await meeting.settle();
    for (const member of [ada, bo, cy]) assert.deepEqual(states(member), ['agreed', 'agreed']);
    meeting.leave(bo);
    await meeting.pass(1_500);
    assert.deepEqual(clear(ada, cy), [true, true]);
  });

  it('never is so because a refusal was kept back', async () => {
    const { meeting, ada, bo, cy } = await three();
    await asks(cy, meeting);
    for (const each of [ada, cy]) each.withholds = ({ type }) => type === 'said';
    await answers(bo, false, meeting);
    for (const each of [ada, cy]) each.withholds = () => false;
    await answers(ada, true, meeting);
    for (let second = 0; second < 61; second += 4) {
      await meeting.pass(4_000);
      assert.deepEqual(clear(ada, bo, cy), [false, false, false]);
    }
    assert.equal(ada.view.downgrade.people[0]?.state, 'refused');
  });

  it('does not depend on what the server withholds for a while', async () => {
    const { meeting, ada, bo, cy } = await three();
    await asks(cy, meeting);
    await answers(ada, true, meeting);
    cy.withholds = (message) => message.type === 'said';
    await answers(bo, true, meeting);
    assert.deepEqual(clear(ada, bo, cy), [true, true, false]);
    cy.withholds = () => false;
    await meeting.pass(6_000);
    assert.deepEqual(clear(ada, bo, cy), [true, true, true]);
  });

  for (const [what, change] of [
    ['another room', { room: 'AAAA' }],
    ['an epoch that has not begun', { epoch: 99 }],
  ] as const) {
    it(`is not asked for ${what}`, async () => {
      const { meeting, ada, cy } = await three();
      const { room } = { room: meeting.roomId };
      const here = { request: 'r'.repeat(22), room, epoch: 2, policy: 'if-possible' } as const;
      const request = { kind: 'downgrade-request', ...here, isRunning: false } as const;
      cy.session.say({ ...request, ...change });
      await meeting.settle();
      assert.deepEqual(ada.view.downgrade.people, []);
      cy.session.say(request);
      await meeting.settle();
      assert.equal(ada.view.downgrade.people.length, 1);
    });
  }
});
