import assert from 'node:assert/strict';
import { request } from 'node:http';
import { describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import {
  conferenceInProcess,
  type ConferenceInProcess,
} from '../../../../tests/kit/conference-in-process.ts';
import { joinMessage, newLink, newSecret, RoomClient } from '../../../../tests/kit/room-client.ts';
import { LIMITS } from '../../contract.ts';
import { askAdmission } from '../../engine/server/admission-client.ts';

const UNKNOWN = { outcome: 'later', code: 'ticket-unknown' };
const LATER = { outcome: 'later', code: 'engine-starting' };
const PORT = 7_880;

async function serverWithEngine(limits = LIMITS as Record<keyof typeof LIMITS, number>) {
  const server = await conferenceInProcess({ limits });
  server.conference.engineChanged({ state: 'ready', port: PORT, generation: 1 });
  await untilReady(server);
  return server;
}

/** The engine is taken into use a moment after it was announced. */
async function untilReady(server: ConferenceInProcess): Promise<void> {
  const probe = await RoomClient.open(server.channelUrl);
  let { ticket } = await probe.join(await newLink());
  while ((await askAdmission(server.admissionSocket, { ticket })).outcome !== 'admitted')
    await delay(5);
  ({ ticket } = await probe.next('ticket'));
  probe.send({ type: 'leave' });
  await probe.closed;
  server.engineCalls.length = 0;
}

describe('a ticket', () => {
  it('admits its holder once, to a room that stands, and the next one follows', async () => {
    await using server = await serverWithEngine();
    const link = await newLink();
    const ada = await RoomClient.open(server.channelUrl);
    const { participantId, ticket } = await ada.join(link);
    const engineToken = `token ${link.roomId} ${participantId}`;
    const admitted = { outcome: 'admitted', engineToken, enginePort: PORT };
    assert.deepEqual(await askAdmission(server.admissionSocket, { ticket }), admitted);
    assert.equal(server.engineCalls[0], `create ${link.roomId}`);
    const next = await ada.next('ticket');
    assert.deepEqual(await askAdmission(server.admissionSocket, { ticket }), UNKNOWN);
    assert.deepEqual(await askAdmission(server.admissionSocket, { ticket: next.ticket }), admitted);
  });

  it('shown twice at the same moment admits once', async () => {
    await using server = await serverWithEngine();
    const ada = await RoomClient.open(server.channelUrl);
    const { ticket } = await ada.join(await newLink());
    const answers = await Promise.all(
      [1, 2, 3].map(() => askAdmission(server.admissionSocket, { ticket })),
    );
    assert.equal(answers.filter(({ outcome }) => outcome === 'admitted').length, 1);
  });

  it('of nobody, of somebody who left, dropped or came back on another channel admits nobody', async () => {
    await using server = await serverWithEngine();
    const link = await newLink();
    const [left, dropped, back] = await Promise.all(
      [1, 2, 3].map(() => RoomClient.open(server.channelUrl)),
    );
    assert.ok(left && dropped && back);
    const secret = newSecret();
    const tickets = [
      newSecret(),
      (await left.join(link)).ticket,
      (await dropped.join(link)).ticket,
    ];
    tickets.push((await back.join(link, secret)).ticket);
    left.send({ type: 'leave' });
    dropped.socket.terminate();
    await Promise.all([left.closed, dropped.closed]);
    await (await RoomClient.open(server.channelUrl)).join(link, secret);
    for (const ticket of tickets)
      assert.deepEqual(await askAdmission(server.admissionSocket, { ticket }), UNKNOWN);
  });

  it('of the browser’s own making is good as soon as its join is there, and once', async () => {
    await using server = await serverWithEngine();
    const ticket = newSecret();
    const early = askAdmission(server.admissionSocket, { ticket, early: true });
    const ada = await RoomClient.open(server.channelUrl);
    assert.equal((await ada.join(await newLink(), newSecret(), ticket)).ticket, ticket);
    assert.equal((await early).outcome, 'admitted');
    assert.notEqual((await ada.next('ticket')).ticket, ticket);
    assert.deepEqual(await askAdmission(server.admissionSocket, { ticket }), UNKNOWN);
  });

  it('of the browser’s own making is worthless without a join, or with one that is refused', async () => {
    await using server = await serverWithEngine();
    const ticket = newSecret();
    const early = askAdmission(server.admissionSocket, { ticket, early: true });
    const eve = await RoomClient.open(server.channelUrl);
    const foreign = { ...(await newLink()), accessProof: newSecret() };
    eve.send(joinMessage(foreign, { ticket }));
    assert.equal(await eve.refusal(), 'link-wrong');
    assert.deepEqual(await early, UNKNOWN);
    assert.deepEqual(await askAdmission(server.admissionSocket, { ticket }), UNKNOWN);
  });

  it('of somebody else, named in a join, gives its holder away to nobody', async () => {
    await using server = await serverWithEngine();
    const link = await newLink();
    const [ada, eve] = [
      await RoomClient.open(server.channelUrl),
      await RoomClient.open(server.channelUrl),
    ];
    const { ticket } = await ada.join(link);
    const welcome = await eve.join(await newLink(), newSecret(), ticket);
    assert.notEqual(welcome.ticket, ticket);
    const answer = await askAdmission(server.admissionSocket, { ticket });
    assert.equal(answer.outcome === 'admitted' && answer.engineToken.includes(link.roomId), true);
  });

  it('that has run out admits nobody; its holder has got another one', async () => {
    await using server = await serverWithEngine({ ...LIMITS, ticketMs: 100 });
    const ada = await RoomClient.open(server.channelUrl);
    const { ticket } = await ada.join(await newLink());
    const next = await ada.next('ticket');
    assert.deepEqual(await askAdmission(server.admissionSocket, { ticket }), UNKNOWN);
    assert.equal(
      (await askAdmission(server.admissionSocket, { ticket: next.ticket })).outcome,
      'admitted',
    );
  });

  it('from another server admits nobody', async () => {
    await using server = await serverWithEngine();
    await using other = await serverWithEngine();
    const ada = await RoomClient.open(other.channelUrl);
    const { ticket } = await ada.join(await newLink());
    assert.deepEqual(await askAdmission(server.admissionSocket, { ticket }), UNKNOWN);
  });
});

describe('the engine', () => {
  it('that is not there means later, and the ticket stays good', async () => {
    await using server = await conferenceInProcess();
    const ada = await RoomClient.open(server.channelUrl);
    const { ticket } = await ada.join(await newLink());
    assert.deepEqual(await askAdmission(server.admissionSocket, { ticket }), LATER);
    server.conference.engineChanged({ state: 'ready', port: PORT, generation: 1 });
    await delay(20);
    assert.equal((await askAdmission(server.admissionSocket, { ticket })).outcome, 'admitted');
    server.conference.engineChanged({ state: 'down' });
    const next = await ada.next('ticket');
    assert.deepEqual(await askAdmission(server.admissionSocket, { ticket: next.ticket }), LATER);
  });

  it('that is new gets every room with members before anybody is admitted', async () => {
    await using server = await serverWithEngine();
    const [ours, theirs] = [await newLink(), await newLink()];
    const ada = await RoomClient.open(server.channelUrl);
    const { ticket } = await ada.join(ours);
    await (await RoomClient.open(server.channelUrl)).join(theirs);
    server.engineCalls.length = 0;
    server.engineFails = true;
    server.conference.engineChanged({ state: 'down' });
    server.conference.engineChanged({ state: 'ready', port: PORT + 1, generation: 2 });
    await delay(20);
    assert.deepEqual(await askAdmission(server.admissionSocket, { ticket }), LATER);
    server.engineFails = false;
    await delay(400);
    const answer = await askAdmission(server.admissionSocket, { ticket });
    assert.equal(answer.outcome === 'admitted' && answer.enginePort, PORT + 1);
    for (const { roomId } of [ours, theirs])
      assert.ok(server.engineCalls.includes(`create ${roomId}`));
  });

  it('that fails while somebody comes means later', async () => {
    await using server = await serverWithEngine();
    const ada = await RoomClient.open(server.channelUrl);
    server.engineFails = true;
    const { ticket } = await ada.join(await newLink());
    assert.deepEqual(await askAdmission(server.admissionSocket, { ticket }), LATER);
    server.engineFails = false;
    assert.equal((await askAdmission(server.admissionSocket, { ticket })).outcome, 'admitted');
  });

  it('makes no room for a join that is refused', async () => {
    await using server = await serverWithEngine({ ...LIMITS, rooms: 2 });
    const taken = await newLink();
    await (await RoomClient.open(server.channelUrl)).join(taken);
    const other = await newLink();
    const late = await RoomClient.open(server.channelUrl);
    late.send(joinMessage(other, { ticket: newSecret() }));
    assert.equal(await late.refusal(), 'server-full');
    await delay(20);
    const rooms = server.engineCalls.map((call) => call.split(' ')[1]);
    assert.deepEqual([rooms.includes(taken.roomId), rooms.includes(other.roomId)], [true, false]);
  });

  it('loses who leaves, and the room when it ends', async () => {
    await using server = await serverWithEngine({ ...LIMITS, emptyRoomMs: 30 });
    const { roomId, ...link } = await newLink();
    const ada = await RoomClient.open(server.channelUrl);
    const { participantId } = await ada.join({ roomId, ...link });
    ada.send({ type: 'leave' });
    await ada.closed;
    await delay(100);
    const calls = server.engineCalls.filter((call) => call.includes(roomId));
    assert.deepEqual(calls, [
      `create ${roomId}`,
      `remove ${roomId} ${participantId}`,
      `delete ${roomId}`,
    ]);
  });
});

describe('whoever a server before this one admitted', () => {
  it('keeps the connection after coming back, and loses it otherwise', async () => {
    await using server = await serverWithEngine({ ...LIMITS, absenceMs: 100 });
    const link = await newLink();
    const ada = await RoomClient.open(server.channelUrl);
    const { participantId } = await ada.join(link);
    server.connected = new Map([
      [link.roomId, [participantId, 'eve']],
      ['forgotten', ['mallory']],
    ]);
    await delay(250);
    const removed = server.engineCalls.filter((call) => call.startsWith('remove'));
    assert.deepEqual(
      [...new Set(removed)],
      [`remove ${link.roomId} eve`, 'remove forgotten mallory'],
    );
  });
});

describe('the admission socket', () => {
  const malformed = { outcome: 'refused', code: 'malformed' };
  const table: readonly [string, string, string, number, unknown][] = [
    ['nothing', '/admit', '', 400, malformed],
    ['no JSON', '/admit', '{', 400, malformed],
    ['no ticket', '/admit', '{}', 200, malformed],
    ['a field too many', '/admit', `{"ticket":"${'t'.repeat(43)}","room":"x"}`, 200, malformed],
    ['a ticket of another kind', '/admit', '{"ticket":{"$gt":""}}', 200, malformed],
    ['too much', '/admit', JSON.stringify({ ticket: 't'.repeat(2_000) }), 400, malformed],
    ['another path', '/rooms', '{}', 404, { code: 'not-found' }],
  ];
  for (const [name, path, body, status, answer] of table) {
    it(`asked with ${name} answers by code`, async () => {
      await using server = await conferenceInProcess();
      assert.deepEqual(await post(server.admissionSocket, path, body), { status, answer });
    });
  }
});

async function post(
  socketPath: string,
  path: string,
  body: string,
): Promise<{ status: number | undefined; answer: unknown }> {
  return await new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    };
    const asked = request({ socketPath, path, method: 'POST', headers }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => {
        resolve({ status: response.statusCode, answer: JSON.parse(text) });
      });
    });
    asked.on('error', reject).end(body);
  });
}
