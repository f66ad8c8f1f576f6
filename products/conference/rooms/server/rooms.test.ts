import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { conferenceInProcess } from '../../../../tests/kit/conference-in-process.ts';
import { KEY_HASH, newLink, newSecret, RoomClient } from '../../../../tests/kit/room-client.ts';
import { LIMITS } from '../../contract.ts';

describe('a meeting over room channels', () => {
  it('shows everybody who is there, in order, and who comes, changes and goes', async () => {
    await using server = await conferenceInProcess();
    const link = await newLink();
    const [ada, bo, cy] = await openThree(server.channelUrl);
    const adasWelcome = await ada.join(link);
    assert.deepEqual(adasWelcome.participants, []);
    const bosWelcome = await bo.join(link);
    assert.deepEqual(bosWelcome.participants, [{ id: adasWelcome.participantId }]);
    const bosEntry = { id: bosWelcome.participantId };
    assert.deepEqual((await ada.next('joined')).participant, bosEntry);
    const cysWelcome = await cy.join(link);
    assert.deepEqual(
      cysWelcome.participants.map(({ id }) => id),
      [adasWelcome.participantId, bosEntry.id],
    );
    await Promise.all([ada.next('joined'), bo.next('joined')]);
    bo.send({ type: 'say', message: 'bmV3' });
    for (const other of [ada, cy]) {
      const { from, message } = await other.next('said');
      assert.deepEqual({ from, message }, { from: bosEntry.id, message: 'bmV3' });
    }
    bo.send({ type: 'leave' });
    assert.equal(await bo.closed, 1000);
    for (const other of [ada, cy])
      assert.equal((await other.next('left')).participantId, bosEntry.id);
  });

  it('keeps two meetings apart', async () => {
    await using server = await conferenceInProcess();
    const [ada, bo] = await openThree(server.channelUrl);
    await ada.join(await newLink());
    assert.deepEqual((await bo.join(await newLink())).participants, []);
    bo.send({ type: 'say', message: 'bmV3' });
    assert.equal(await bo.isQuiet(), true);
    assert.equal(await ada.isQuiet(), true);
  });

  it('refuses one more than fit into a room', async () => {
    await using server = await conferenceInProcess({
      limits: { ...LIMITS, participantsPerRoom: 2 },
    });
    const link = await newLink();
    const [ada, bo, cy] = await openThree(server.channelUrl);
    await ada.join(link);
    await bo.join(link);
    cy.send({
      type: 'join',
      protocol: 1,
      ...link,
      participantSecret: newSecret(),
      keyHash: KEY_HASH,
    });
    assert.equal(await cy.refusal(), 'room-full');
  });
});

describe('coming back', () => {
  it('under the same secret after a drop is not seen by others', async () => {
    await using server = await conferenceInProcess();
    const [link, secret] = [await newLink(), newSecret()];
    const [ada, bo] = await openThree(server.channelUrl);
    const first = await ada.join(link, secret);
    await bo.join(link);
    ada.socket.terminate();
    await ada.closed;
    const again = await RoomClient.open(server.channelUrl);
    const second = await again.join(link, secret);
    assert.equal(second.participantId, first.participantId);
    assert.notEqual(second.ticket, first.ticket);
    assert.equal(await bo.isQuiet(), true);
  });

  it('in time misses nothing that was said, in the order in which it was said', async () => {
    await using server = await conferenceInProcess();
    const [link, secret] = [await newLink(), newSecret()];
    const [ada, bo, cy] = await openThree(server.channelUrl);
    const { seq } = await ada.join(link, secret);
    const { participantId: bosId } = await bo.join(link);
    assert.equal((await ada.next('joined')).seq > seq, true);
    ada.socket.terminate();
    await ada.closed;
    const { participantId: cysId } = await cy.join(link);
    await bo.next('joined');
    bo.send({ type: 'say', message: 'bmV3' });
    await cy.next('said');
    cy.send({ type: 'leave' });
    await bo.next('left');
    const again = await RoomClient.open(server.channelUrl);
    const join = {
      type: 'join',
      protocol: 1,
      ...link,
      participantSecret: secret,
      keyHash: KEY_HASH,
    };
    again.send({ ...join, resumeAfter: seq });
    const { ticket } = await again.next('resumed');
    assert.notEqual(ticket, '');
    // Also what had reached the old channel: the browser names what it has, nobody guesses.
    assert.equal((await again.next('joined')).participant.id, bosId);
    assert.equal((await again.next('joined')).participant.id, cysId);
    assert.equal((await again.next('said')).from, bosId);
    assert.equal((await again.next('left')).participantId, cysId);
    assert.equal(await bo.isQuiet(), true);
  });

  it('after a closed tab is a new arrival, and the others see it at once', async () => {
    await using server = await conferenceInProcess();
    const [link, secret] = [await newLink(), newSecret()];
    const [ada, bo] = await openThree(server.channelUrl);
    const { participantId } = await ada.join(link, secret);
    await bo.join(link);
    ada.socket.close(1001);
    assert.equal((await bo.next('left')).participantId, participantId);
    await (await RoomClient.open(server.channelUrl)).join(link, secret);
    assert.equal((await bo.next('joined')).participant.id, participantId);
  });

  it('after the time for it is a new arrival', async () => {
    await using server = await conferenceInProcess({ limits: { ...LIMITS, absenceMs: 50 } });
    const [link, secret] = [await newLink(), newSecret()];
    const [ada, bo] = await openThree(server.channelUrl);
    const { participantId } = await ada.join(link, secret);
    await bo.join(link);
    ada.socket.terminate();
    assert.equal((await bo.next('left')).participantId, participantId);
    await (await RoomClient.open(server.channelUrl)).join(link, secret);
    assert.equal((await bo.next('joined')).participant.id, participantId);
  });

  it('while the first channel is open closes that one', async () => {
    await using server = await conferenceInProcess();
    const [link, secret] = [await newLink(), newSecret()];
    const [first, second] = await openThree(server.channelUrl);
    const before = await first.join(link, secret);
    const after = await second.join(link, secret);
    assert.equal(await first.refusal(), 'replaced');
    assert.equal(after.participantId, before.participantId);
    assert.equal(await second.isQuiet(), true);
  });

  it('to a server that has forgotten everything brings the room back', async () => {
    const [link, secret] = [await newLink(), newSecret()];
    await using before = await conferenceInProcess();
    const ada = await RoomClient.open(before.channelUrl);
    const { participantId } = await ada.join(link, secret);
    await before.conference[Symbol.asyncDispose]();
    assert.equal(await ada.refusal(), 'stopping');
    await using after = await conferenceInProcess();
    const again = await RoomClient.open(after.channelUrl);
    assert.equal((await again.join(link, secret)).participantId, participantId);
    const other = await RoomClient.open(after.channelUrl);
    other.send({
      type: 'join',
      protocol: 1,
      ...link,
      accessProof: newSecret(),
      participantSecret: newSecret(),
      keyHash: KEY_HASH,
    });
    assert.equal(await other.refusal(), 'link-wrong');
  });
});

async function openThree(url: string): Promise<[RoomClient, RoomClient, RoomClient]> {
  return [await RoomClient.open(url), await RoomClient.open(url), await RoomClient.open(url)];
}
