import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertTogether, names } from './testing/assert-together.ts';
import { SimulatedMeeting, type SimulatedMember } from './testing/simulated-meeting.ts';

describe('members of a group', () => {
  it('alone, then two, then three, know each other by name', async () => {
    const meeting = await SimulatedMeeting.begin();
    const [ada] = await meeting.meet('Ada');
    assert.ok(ada);
    assertTogether([ada], ['Ada']);
    const [bo] = await meeting.meet('Bo');
    assert.ok(bo);
    assertTogether([ada, bo], ['Ada', 'Bo']);
    const [cy] = await meeting.meet('Cy');
    assert.ok(cy);
    assertTogether([ada, bo, cy], ['Ada', 'Bo', 'Cy']);
    assert.equal(cy.view.epoch, 2);
  });

  it('come in all at once, one after another', async () => {
    const meeting = await SimulatedMeeting.begin();
    const all = Array.from({ length: 12 }, (_, index) => `n${String(index)}`);
    const members = await meeting.meet(...all);
    await meeting.pass(1_500);
    assertTogether(members, all);
    assert.equal(members[0]?.view.epoch, 11);
  });

  it('are removed once they left, by one of the others alone', async () => {
    const meeting = await SimulatedMeeting.begin();
    const [ada, bo, cy] = await meeting.meet('Ada', 'Bo', 'Cy');
    assert.ok(ada && bo && cy);
    let commits = 0;
    meeting.passes = (_, message) => {
      if (message.type === 'commit') commits += 1;
      return message;
    };
    meeting.leave(ada);
    await meeting.pass(1_500);
    assertTogether([bo, cy], ['Bo', 'Cy']);
    assert.equal(commits, 1);
  });

  it('hear each other, and one alone what is for one alone', async () => {
    const meeting = await SimulatedMeeting.begin();
    const [ada, bo, cy] = await meeting.meet('Ada', 'Bo', 'Cy');
    assert.ok(ada && bo && cy);
    const hand = { kind: 'hand', turn: 5 } as const;
    ada.session.say(hand);
    ada.session.say({ kind: 'hand', turn: null }, bo.id);
    await meeting.settle();
    assert.deepEqual(bo.heard, [
      [ada.id, hand],
      [ada.id, { kind: 'hand', turn: null }],
    ]);
    assert.deepEqual(cy.heard, [[ada.id, hand]]);
    assert.deepEqual(ada.heard, []);
  });

  it('say later what they wanted to say while the channel was away', async () => {
    const meeting = await SimulatedMeeting.begin();
    const [ada, bo] = await meeting.meet('Ada', 'Bo');
    assert.ok(ada && bo);
    meeting.lose(ada);
    ada.session.say({ kind: 'hand', turn: 5 });
    await meeting.pass(2_000);
    assert.deepEqual(bo.heard, []);
    meeting.connect(ada);
    await meeting.settle();
    assert.deepEqual(bo.heard, [[ada.id, { kind: 'hand', turn: 5 }]]);
  });

  it('come back after a drop and have missed nothing', async () => {
    const meeting = await SimulatedMeeting.begin();
    const [ada, bo] = await meeting.meet('Ada', 'Bo');
    assert.ok(ada && bo);
    meeting.lose(ada);
    const [cy] = await meeting.meet('Cy');
    assert.ok(cy);
    cy.session.say({ kind: 'hand', turn: 7 });
    await meeting.pass(3_000);
    meeting.connect(ada);
    await meeting.pass(5_000);
    assertTogether([ada, bo, cy], ['Ada', 'Bo', 'Cy']);
    assert.deepEqual(ada.heard, [[cy.id, { kind: 'hand', turn: 7 }]]);
    assert.equal(ada.view.epoch, 2);
  });

  it('join anew where the order has a gap, in the place of their old leaf', async () => {
    const meeting = await SimulatedMeeting.begin();
    const [ada, bo] = await meeting.meet('Ada', 'Bo');
    assert.ok(ada && bo);
    meeting.lose(ada);
    const [cy] = await meeting.meet('Cy');
    assert.ok(cy);
    ada.heardSeq = 1;
    meeting.connect(ada);
    await meeting.settle();
    // What the server has is signed by Cy, whom Ada does not know.
    assert.equal(ada.view.state, 'alone-with-server');
    assert.deepEqual(names(ada), ['Ada', 'Bo']);
    await meeting.pass(20_000);
    assertTogether([ada, bo, cy], ['Ada', 'Bo', 'Cy']);
    assert.equal(ada.view.members.length, 3);
  });

  it('are removed after a long silence, and come back by themselves', async () => {
    const meeting = await SimulatedMeeting.begin();
    const [ada, bo, cy] = await meeting.meet('Ada', 'Bo', 'Cy');
    assert.ok(ada && bo && cy);
    meeting.lose(ada);
    await meeting.pass(12_000);
    const seen = bo.view.members.find(({ id }) => id === ada.id);
    assert.equal(seen?.upToDate, false);
    await meeting.pass(14_000);
    assertTogether([bo, cy], ['Bo', 'Cy']);
    meeting.connect(ada);
    await meeting.pass(1_000);
    assertTogether([ada, bo, cy], ['Ada', 'Bo', 'Cy']);
  });

  it('are together again after the server lost everything, in the same group', async () => {
    const meeting = await SimulatedMeeting.begin();
    const [ada, bo, cy] = await meeting.meet('Ada', 'Bo', 'Cy');
    assert.ok(ada && bo && cy);
    const before = ada.view.digits;
    meeting.restartServer();
    await meeting.pass(500);
    for (const member of [bo, ada, cy]) meeting.connect(member);
    await meeting.pass(2_000);
    assertTogether([ada, bo, cy], ['Ada', 'Bo', 'Cy']);
    assert.deepEqual(ada.view.digits, before);
    assert.equal(ada.view.epoch, 2);
    const [di] = await meeting.meet('Di');
    assert.ok(di);
    assertTogether([ada, bo, cy, di], ['Ada', 'Bo', 'Cy', 'Di']);
  });

  it('find to the highest epoch after the server lost everything in the middle of a change', async () => {
    const meeting = await SimulatedMeeting.begin();
    const [ada, bo, cy] = await meeting.meet('Ada', 'Bo', 'Cy');
    assert.ok(ada && bo && cy);
    cy.withholds = (message) => message.type === 'commit';
    const [di] = await meeting.meet('Di');
    assert.ok(di);
    assert.equal(cy.view.epoch, 2);
    assert.equal(ada.view.epoch, 3);
    cy.withholds = () => false;
    meeting.restartServer();
    for (const member of [cy, ada, bo, di]) meeting.connect(member);
    await meeting.pass(2_000);
    assertTogether([ada, bo, cy, di], ['Ada', 'Bo', 'Cy', 'Di']);
  });

  it('do not let somebody who only has the link found another group while they come back', async () => {
    const meeting = await SimulatedMeeting.begin();
    const [ada, bo] = await meeting.meet('Ada', 'Bo');
    assert.ok(ada && bo);
    const before = ada.view.digits;
    meeting.restartServer();
    const eve = await meeting.add('Eve');
    meeting.connect(eve);
    await meeting.pass(1_000);
    meeting.connect(ada);
    meeting.connect(bo);
    await meeting.pass(1_000);
    assertTogether([ada, bo, eve], ['Ada', 'Bo', 'Eve']);
    assert.notDeepEqual(ada.view.digits, before);
    assert.equal(ada.view.epoch, 2);
  });

  it('never leave their group for one that a stranger founded at the server', async () => {
    const meeting = await SimulatedMeeting.begin();
    const [ada, bo] = await meeting.meet('Ada', 'Bo');
    assert.ok(ada && bo);
    const before = ada.view.digits;
    meeting.restartServer();
    const [eve, fay, gil, hal] = await meeting.meet('Eve', 'Fay', 'Gil', 'Hal');
    assert.ok(eve && fay && gil && hal);
    await meeting.pass(5_000);
    assert.equal(eve.view.epoch, 3);
    meeting.connect(ada);
    meeting.connect(bo);
    await meeting.pass(10_000);
    for (const member of [ada, bo]) {
      assert.equal(member.view.state, 'alone-with-server');
      assert.deepEqual(member.view.digits, before);
      assert.equal(member.view.unknownConnections, 4);
    }
    assert.deepEqual(names(eve), ['Eve', 'Fay', 'Gil', 'Hal']);
    assert.equal(eve.view.unknownConnections, 2);
  });

  it('see within ten seconds that the server withholds a change from them', async () => {
    const meeting = await SimulatedMeeting.begin();
    const [ada, bo] = await meeting.meet('Ada', 'Bo');
    assert.ok(ada && bo);
    ada.withholds = ({ type }) => type === 'commit' || type === 'joined';
    const [cy] = await meeting.meet('Cy');
    assert.ok(cy);
    await meeting.pass(10_100);
    const stale = (member: SimulatedMember) =>
      member.view.members.filter(({ upToDate }) => !upToDate).map(({ name }) => name);
    assert.deepEqual(stale(bo), ['Ada']);
    assert.deepEqual(stale(ada), ['Bo']);
  });

  it('do not believe the server alone that somebody left', async () => {
    const meeting = await SimulatedMeeting.begin();
    const [ada, bo, cy] = await meeting.meet('Ada', 'Bo', 'Cy');
    assert.ok(ada && bo && cy);
    // What is planted must work: with a member's commit behind it, the others follow.
    meeting.leave(cy);
    await meeting.settle();
    assert.equal(ada.view.members.length, 3);
    await meeting.pass(1_000);
    assertTogether([ada, bo], ['Ada', 'Bo']);
  });

  it('show hosts by the proof in their leaf, and nobody else', async () => {
    const meeting = await SimulatedMeeting.begin();
    const host = await meeting.add('Ada', { isHost: true });
    const guest = await meeting.add('Bo');
    for (const member of [host, guest]) meeting.connect(member);
    await meeting.settle();
    for (const member of [host, guest]) {
      const hosts = member.view.members.filter(({ isHost }) => isHost).map(({ id }) => id);
      assert.deepEqual(hosts, [host.id]);
    }
  });

  it('clean names that others send', async () => {
    const meeting = await SimulatedMeeting.begin();
    const [ada, bo] = await meeting.meet('Ada', 'Bo');
    assert.ok(ada && bo);
    ada.session.say({ kind: 'card', name: 'A\u202Eda\u200B' });
    await meeting.settle();
    assert.deepEqual(names(bo), ['Ada', 'Bo']);
  });
});
