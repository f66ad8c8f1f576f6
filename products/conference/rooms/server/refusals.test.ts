import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, it } from 'node:test';
import { conferenceInProcess } from '../../../../tests/kit/conference-in-process.ts';
import { KEY_HASH, newLink, newSecret, RoomClient } from '../../../../tests/kit/room-client.ts';
import { toBase64url } from '@blende/shared/basics/base64url.ts';
import { randomBytes } from '@blende/shared/basics/bytes.ts';
import { Secret } from '@blende/shared/basics/secret.ts';
import { LIMITS } from '../../contract.ts';
import { signEnd } from '../../host-controls/end-for-all.ts';
import { hostPublicKey } from '../../invitation/host-key.ts';
import { makeRoomId } from '../room-id.ts';
import { CHANNEL_LIMITS } from './room-channel.ts';

describe('a channel is closed', () => {
  const ping = JSON.stringify({ type: 'ping' });
  type Attack = (client: RoomClient) => void;
  const beforeJoining: Readonly<Record<string, readonly [Attack, string]>> = {
    'for something else before the join': [
      (client) => {
        client.send({ type: 'ping' });
      },
      'join-missing',
    ],
    'for binary': [
      (client) => {
        client.socket.send(Buffer.from(ping));
      },
      'malformed',
    ],
    'for text that is no message': [
      (client) => {
        client.socket.send('hello');
      },
      'malformed',
    ],
    'for a message too large': [
      (client) => {
        client.socket.send('x'.repeat(LIMITS.channelMessageBytes + 1));
      },
      'too-large',
    ],
  };
  for (const [name, [attack, code]] of Object.entries(beforeJoining)) {
    it(name, async () => {
      await using server = await conferenceInProcess();
      const client = await RoomClient.open(server.channelUrl);
      attack(client);
      assert.equal(await client.refusal(), code);
    });
  }

  it('not by a host who shows the challenge of an attempt before', async () => {
    await using server = await conferenceInProcess();
    const [seed, proof] = [new Secret(randomBytes(32)), randomBytes(32)];
    const policy = { encryption: 'required', lobby: false } as const;
    const roomId = await makeRoomId(policy, await hostPublicKey(seed), proof);
    const host = await RoomClient.open(server.channelUrl);
    await host.join({ roomId, accessProof: toBase64url(proof) });
    host.send({ type: 'ask-to-end' });
    const { challenge } = await host.next('end-challenge');
    const right = await signEnd(seed, roomId, challenge);
    host.send({ ...right, signature: toBase64url(randomBytes(64)) });
    assert.equal((await host.next('end-refused')).code, 'not-host');
    host.send(right);
    assert.equal((await host.next('end-refused')).code, 'challenge-missing');
    host.send({ type: 'ask-to-end' });
    const again = await host.next('end-challenge');
    host.send(await signEnd(seed, roomId, again.challenge));
    assert.equal(await host.refusal(), 'meeting-ended');
  });

  it('not for a host key that is none, to which its room is committed', async () => {
    await using server = await conferenceInProcess();
    const [proof, noKey] = [randomBytes(32), randomBytes(5)];
    const roomId = await makeRoomId({ encryption: 'required', lobby: false }, noKey, proof);
    const client = await RoomClient.open(server.channelUrl);
    await client.join({ roomId, accessProof: toBase64url(proof) });
    for (const signature of ['YQ', toBase64url(randomBytes(64))]) {
      client.send({ type: 'ask-to-end' });
      await client.next('end-challenge');
      client.send({ type: 'end-for-all', publicKey: toBase64url(noKey), signature });
      assert.equal((await client.next('end-refused')).code, 'not-host');
    }
    assert.equal(await client.isQuiet(), true);
  });

  it('unread for a frame far too large', async () => {
    await using server = await conferenceInProcess();
    const client = await RoomClient.open(server.channelUrl);
    client.socket.send('x'.repeat(2 * LIMITS.handshakeMessageBytes));
    assert.equal(await client.closed, 1009);
  });

  it('for a second join on the same channel', async () => {
    await using server = await conferenceInProcess();
    const link = await newLink();
    const client = await RoomClient.open(server.channelUrl);
    await client.join(link);
    client.send({
      type: 'join',
      protocol: 1,
      ...link,
      participantSecret: newSecret(),
      keyHash: KEY_HASH,
    });
    assert.equal(await client.refusal(), 'malformed');
  });

  it('for a proof of another room, and for a policy that was changed', async () => {
    await using server = await conferenceInProcess();
    const [link, other] = [await newLink(), await newLink()];
    const changed = `E${link.roomId.slice(1)}`;
    for (const wrong of [
      { ...link, accessProof: other.accessProof },
      { ...link, roomId: other.roomId },
      { ...link, roomId: changed },
    ]) {
      const client = await RoomClient.open(server.channelUrl);
      client.send({
        type: 'join',
        protocol: 1,
        ...wrong,
        participantSecret: newSecret(),
        keyHash: KEY_HASH,
      });
      assert.equal(await client.refusal(), 'link-wrong');
    }
  });

  it('when messages come too fast, not at the allowed pace', async () => {
    await using server = await conferenceInProcess();
    const client = await RoomClient.open(server.channelUrl);
    await client.join(await newLink());
    // The join was the first message of the burst.
    for (let sent = 1; sent < LIMITS.channelMessageBurst; sent += 1) client.socket.send(ping);
    for (let sent = 1; sent < LIMITS.channelMessageBurst; sent += 1) await client.next('pong');
    for (let sent = 0; sent < LIMITS.channelMessageBurst; sent += 1) client.socket.send(ping);
    assert.equal(await client.refusal(), 'too-fast');
  });

  it('when more bytes come than a group needs', async () => {
    await using server = await conferenceInProcess();
    const client = await RoomClient.open(server.channelUrl);
    await client.join(await newLink());
    const large = { type: 'restore', epoch: 1, groupInfo: 'g'.repeat(150_000) };
    for (let sent = 0; sent < 6; sent += 1) client.send(large);
    for (const kind of ['founded'] as const) await client.next(kind);
    assert.equal(await client.isQuiet(), true);
    for (let sent = 0; sent < 4; sent += 1) client.send(large);
    assert.equal(await client.refusal(), 'too-fast');
  });

  it('for a ping of the protocol itself, which no browser sends and nobody answers', async () => {
    await using server = await conferenceInProcess();
    const client = await RoomClient.open(server.channelUrl);
    let pongs = 0;
    client.socket.on('pong', () => (pongs += 1));
    client.socket.ping();
    assert.equal(await client.refusal(), 'malformed');
    assert.equal(pongs, 0);
  });

  it('when no join comes in time', async () => {
    await using server = await conferenceInProcess({
      channelLimits: { ...CHANNEL_LIMITS, joinDeadlineMs: 50 },
    });
    const client = await RoomClient.open(server.channelUrl);
    assert.equal(await client.refusal(), 'join-missing');
  });

  it('when it went silent, and stays open while pings come', async () => {
    await using server = await conferenceInProcess({
      channelLimits: { ...CHANNEL_LIMITS, silenceMs: 300 },
    });
    const client = await RoomClient.open(server.channelUrl);
    await client.join(await newLink());
    for (let count = 0; count < 5; count += 1) {
      await delay(100);
      assert.equal(await client.isQuiet(), true);
    }
    assert.equal(await client.closed, 1006);
  });
});
