import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { WebSocket, WebSocketServer } from 'ws';
import { CHANNEL_LIMITS, RoomChannel } from './room-channel.ts';

const UNREAD_BYTES = 100_000;
const MESSAGE = 'x'.repeat(10_000);
// More than the kernel keeps for both ends of a loopback connection.
const MANY = 3_000;

async function pair() {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const browser = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const [accepted] = (await once(server, 'connection')) as [WebSocket];
  await once(browser, 'open');
  return { accepted, browser, [Symbol.dispose]: () => (browser.terminate(), server.close()) };
}

function open(socket: WebSocket, lost: () => void): RoomChannel {
  const nothing = (): void => undefined;
  const events = {
    joined: nothing,
    groupSaid: nothing,
    left: nothing,
    disclosureAsked: nothing,
    endedForAll: nothing,
    lost,
  };
  return new RoomChannel(socket, events, { ...CHANNEL_LIMITS, unreadBytes: UNREAD_BYTES });
}

/** Sends as long as the channel stands; answers the most bytes that ever waited. */
async function sendMany(
  channel: RoomChannel,
  socket: WebSocket,
  stands: () => boolean,
): Promise<number> {
  let mostBytes = 0;
  for (let sent = 0; sent < MANY && stands(); sent += 1) {
    channel.sendText(MESSAGE);
    mostBytes = Math.max(mostBytes, socket.bufferedAmount);
    if (sent % 5 === 0) await delay(1);
  }
  return mostBytes;
}

describe('a browser that', () => {
  it('does not read is dropped before much waits for it', async () => {
    using sockets = await pair();
    let lost = false;
    const channel = open(sockets.accepted, () => (lost = true));
    sockets.browser.pause();
    const mostBytes = await sendMany(channel, sockets.accepted, () => !lost);
    assert.equal(lost, true);
    assert.ok(mostBytes < UNREAD_BYTES + 2 * MESSAGE.length, `${mostBytes} bytes waited`);
    assert.notEqual(sockets.accepted.readyState, WebSocket.OPEN);
  });

  it('reads gets everything', async () => {
    using sockets = await pair();
    let [received, lost] = [0, false];
    sockets.browser.on('message', () => (received += 1));
    const channel = open(sockets.accepted, () => (lost = true));
    await sendMany(channel, sockets.accepted, () => !lost);
    channel.end();
    await once(sockets.browser, 'close');
    assert.equal(received, MANY);
  });
});

describe('a channel that was lost', () => {
  it('says so once, and takes nothing more', async () => {
    using sockets = await pair();
    let lost = 0;
    const channel = open(sockets.accepted, () => (lost += 1));
    sockets.browser.terminate();
    await once(sockets.accepted, 'close');
    channel.sendText(MESSAGE);
    channel.refuse('stopping');
    channel.end();
    assert.equal(lost, 1);
  });
});
