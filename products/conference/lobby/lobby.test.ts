import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SimulatedMeeting, type SimulatedMember } from '../group/testing/simulated-meeting.ts';

const waiting = ({ view }: SimulatedMember): readonly string[] =>
  view.lobby.waiting.map(({ name }) => name);
const people = ({ view }: SimulatedMember): readonly string[] =>
  view.members.map(({ name }) => name);

async function withLobby(lobbyRoom = true) {
  const meeting = await SimulatedMeeting.begin({ lobby: lobbyRoom });
  const anna = await meeting.add('Anna', { isHost: true });
  meeting.connect(anna);
  await meeting.settle();
  if (!lobbyRoom) anna.session.changeOptions({ lobby: true });
  await meeting.pass(500);
  return { meeting, anna };
}

async function knocking(meeting: SimulatedMeeting, name: string): Promise<SimulatedMember> {
  const member = await meeting.add(name);
  meeting.connect(member);
  await meeting.settle();
  return member;
}

describe('the lobby', () => {
  for (const lobbyRoom of [true, false]) {
    const by = lobbyRoom ? 'the link' : 'a host';
    it(`that ${by} wants lets nobody in without a host`, async () => {
      const { meeting, anna } = await withLobby(lobbyRoom);
      const ben = await knocking(meeting, 'Ben');
      assert.equal(ben.view.state, 'waiting');
      assert.equal(ben.view.lobby.door?.why, 'knocking');
      assert.deepEqual(waiting(anna), ['Ben']);
      assert.deepEqual(anna.view.lobby.waiting[0]?.digits, ben.view.lobby.door?.digits);
      await meeting.pass(30_000);
      assert.deepEqual(people(anna), ['Anna']);
      assert.equal(anna.view.unknownConnections, 0);
      assert.deepEqual(ben.epochs, []);

      anna.session.decide([ben.id], 'admit');
      await meeting.pass(500);
      assert.deepEqual(people(anna), ['Anna', 'Ben']);
      assert.equal(ben.view.state, 'in');
      assert.deepEqual(waiting(anna), []);
    });
  }

  it('hides from each other those who wait, and lets nobody wait for their turn', async () => {
    const { meeting, anna } = await withLobby();
    const [ben, clara] = [await knocking(meeting, 'Ben'), await knocking(meeting, 'Clara')];
    const dora = await meeting.add('Dora', { isHost: true });
    meeting.connect(dora);
    await meeting.settle();
    assert.deepEqual(people(anna), ['Anna', 'Dora']);
    assert.deepEqual(waiting(ben), []);
    assert.deepEqual(waiting(clara), []);
    await meeting.pass(6_000);
    // Whoever came later hears them in the order in which they ask again.
    assert.deepEqual(waiting(dora).toSorted(), ['Ben', 'Clara']);
    dora.session.decide([ben.id, clara.id], 'admit');
    await meeting.pass(2_000);
    assert.deepEqual(people(anna).toSorted(), ['Anna', 'Ben', 'Clara', 'Dora']);
  });

  it('tells whoever is refused, and they knock no more', async () => {
    const { meeting, anna } = await withLobby();
    const clara = await knocking(meeting, 'Clara');
    anna.session.decide([clara.id], 'refuse');
    await meeting.settle();
    assert.equal(clara.view.state, 'refused');
    meeting.leave(clara);
    await meeting.pass(500);
    assert.deepEqual(waiting(anna), []);
    assert.deepEqual(clara.epochs, []);
  });

  it('forgets whoever goes, or falls silent', async () => {
    const { meeting, anna } = await withLobby();
    const ben = await knocking(meeting, 'Ben');
    meeting.leave(ben);
    await meeting.settle();
    assert.deepEqual(waiting(anna), []);
    const clara = await knocking(meeting, 'Clara');
    assert.deepEqual(waiting(anna), ['Clara']);
    meeting.lose(clara);
    await meeting.pass(17_000);
    assert.deepEqual(waiting(anna), []);
  });

  it('is told again to whoever did not hear the answer', async () => {
    const { meeting, anna } = await withLobby();
    const ben = await knocking(meeting, 'Ben');
    ben.withholds = ({ type }) => type === 'knock-answered';
    anna.session.decide([ben.id], 'admit');
    await meeting.pass(1_000);
    assert.equal(ben.view.state, 'waiting');
    ben.withholds = () => false;
    await meeting.pass(6_000);
    assert.equal(ben.view.state, 'in');
  });

  it('is opened by nobody but a host', async () => {
    const { meeting, anna } = await withLobby();
    const ben = await knocking(meeting, 'Ben');
    anna.session.decide([ben.id], 'admit');
    await meeting.pass(500);
    const clara = await knocking(meeting, 'Clara');
    ben.session.decide([clara.id], 'admit');
    ben.session.changeOptions({ lobby: false });
    await meeting.pass(10_000);
    assert.equal(clara.view.state, 'waiting');
    assert.deepEqual(people(anna), ['Anna', 'Ben']);
  });

  it('waits for a host where the link wants it', async () => {
    const meeting = await SimulatedMeeting.begin({ lobby: true });
    const [ben, clara] = [await knocking(meeting, 'Ben'), await knocking(meeting, 'Clara')];
    await meeting.pass(20_000);
    assert.equal(ben.view.lobby.door?.why, 'no-host');
    assert.deepEqual([ben.epochs, clara.epochs], [[], []]);
    const anna = await meeting.add('Anna', { isHost: true });
    meeting.connect(anna);
    await meeting.pass(1_000);
    assert.equal(anna.view.state, 'in');
    assert.deepEqual(waiting(anna).toSorted(), ['Ben', 'Clara']);
    assert.equal(clara.view.lobby.door?.why, 'knocking');
  });

  it('stays shut when the server forgets everything', async () => {
    const { meeting, anna } = await withLobby(false);
    const ben = await knocking(meeting, 'Ben');
    meeting.restartServer();
    meeting.connect(ben);
    await meeting.pass(6_000);
    assert.deepEqual(ben.epochs, [], 'who was told to wait founds nothing');
    meeting.connect(anna);
    await meeting.pass(10_000);
    assert.deepEqual(people(anna), ['Anna']);
    assert.deepEqual(waiting(anna), ['Ben']);
    anna.session.decide([ben.id], 'admit');
    await meeting.pass(1_000);
    assert.deepEqual(people(anna), ['Anna', 'Ben']);
  });
});

describe('a locked room', () => {
  it('lets nobody in, and those who were there come back', async () => {
    const meeting = await SimulatedMeeting.begin();
    const anna = await meeting.add('Anna', { isHost: true });
    meeting.connect(anna);
    const [ben] = await meeting.meet('Ben');
    assert.ok(ben);
    anna.session.changeOptions({ locked: true });
    await meeting.settle();
    const clara = await knocking(meeting, 'Clara');
    assert.equal(clara.view.state, 'locked');
    meeting.leave(clara);
    meeting.lose(ben);
    await meeting.pass(3_000);
    meeting.connect(ben);
    await meeting.pass(3_000);
    assert.deepEqual(people(anna), ['Anna', 'Ben']);
  });
});

describe('whoever is removed', () => {
  it('has nothing from then on, and others wait to be let in', async () => {
    const meeting = await SimulatedMeeting.begin();
    const anna = await meeting.add('Anna', { isHost: true });
    meeting.connect(anna);
    const [ben, clara] = await meeting.meet('Ben', 'Clara');
    assert.ok(ben && clara);
    let commits = 0;
    meeting.passes = (_, message) => {
      if (message.type === 'commit') commits += 1;
      return message;
    };
    anna.session.changeOptions({ remove: [ben.id] });
    await meeting.settle();
    assert.equal(commits, 1, 'one commit');
    assert.equal(ben.view.state, 'removed');
    assert.equal(ben.session.epoch, undefined, 'no keys any more');
    assert.deepEqual(people(clara), ['Anna', 'Clara']);
    assert.equal(clara.view.lobby.isOn, true);
    assert.deepEqual(clara.view.options.removed, [ben.id]);
    const heard = ben.heard.length;
    anna.session.say({ kind: 'hand', turn: 3 });
    await meeting.pass(20_000);
    assert.equal(ben.heard.length, heard);
    assert.deepEqual(people(anna), ['Anna', 'Clara']);

    meeting.leave(ben);
    const again = await knocking(meeting, 'Ben');
    assert.equal(again.view.state, 'waiting', 'with the old link they knock as anybody does');
  });

  it('even if the commit is lost to another one', async () => {
    const meeting = await SimulatedMeeting.begin();
    const anna = await meeting.add('Anna', { isHost: true });
    meeting.connect(anna);
    const [ben] = await meeting.meet('Ben');
    assert.ok(ben);
    let lost = 0;
    meeting.passes = (from, message) => {
      if (from !== anna || message.type !== 'commit' || lost > 0) return message;
      lost += 1;
      return undefined;
    };
    anna.session.changeOptions({ remove: [ben.id] });
    await meeting.pass(8_000);
    assert.equal(lost, 1);
    assert.equal(ben.view.state, 'removed');
  });
});
