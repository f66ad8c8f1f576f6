import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Instance } from '../kit/instance.ts';
import { newLink, newSecret, RoomClient } from '../kit/room-client.ts';
import { runCampaign } from './campaign.ts';
import { corpus } from './corpus.ts';
import { pick, seededRandom } from './mutate.ts';
import { WireWatch } from './wire-watch.ts';
import { attacks, httpAttack } from './wire-attacks.ts';

// Hostile bytes over the wire to a whole Blende: room channel and HTTP, from many addresses, while
// two people meet beside them.

const SHARDS = 50;
const SLICE_SHARDS = 1;
const PER_SHARD = 2_000;
const AT_ONCE = 40;
const CHECK_EVERY = 400;
const HTTP_SHARE = 0.2;
const ANSWER_MS = 200;
/** New ones in each shard; the edge has to end them. */
const HELD = 20;

const instance = await Instance.start();
const host = `localhost:${instance.port}`;
const watch = await WireWatch.begin(instance);
const held: Socket[] = [];
let connections = 0;

/** Each from a network of its own, so that the limits per network do not stop the attack. */
async function dial(): Promise<Socket> {
  connections += 1;
  const localAddress = `127.${1 + (connections % 200)}.${Math.floor(connections / 200) % 250}.7`;
  const socket = connect({ port: instance.port, host: '127.0.0.1', localAddress });
  socket.on('error', () => socket.destroy());
  await once(socket, 'connect');
  socket.setNoDelay(true).resume();
  return socket;
}

/** Half-open and dripping connections that stay for as long as the edge lets them. */
async function hold(at: number): Promise<Socket> {
  const socket = await dial();
  if (at % 3 === 0) return socket;
  if (at % 3 === 1) socket.write(`GET / HTTP/1.1\r\nHost: ${host}\r\nX: `);
  else {
    await upgraded(socket);
    socket.write(Buffer.from([0x81, 0xfe, 0x10]));
  }
  const drip = setInterval(() => {
    if (socket.destroyed) clearInterval(drip);
    else socket.write(at % 3 === 1 ? 'a' : Buffer.from([0]));
  }, 500);
  socket.on('close', () => {
    clearInterval(drip);
  });
  return socket;
}

async function upgraded(socket: Socket): Promise<void> {
  const answered = once(socket, 'data');
  socket.write(
    `GET /api/room-channel HTTP/1.1\r\nHost: ${host}\r\nOrigin: http://${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${'A'.repeat(22)}==\r\n\r\n`,
  );
  await Promise.race([answered, once(socket, 'close')]);
}

async function shard(seed: number): Promise<number> {
  const random = seededRandom(seed);
  const samples = await corpus(seed);
  const known = attacks(await newLink(), watch.link);
  held.push(...(await Promise.all(Array.from({ length: HELD }, async (_, at) => await hold(at)))));
  const one = async (): Promise<number> => {
    const isHttp = random() < HTTP_SHARE;
    const bytes = isHttp
      ? [httpAttack(random, samples, host)]
      : pick(random, known)(random, samples);
    await exchange(isHttp, bytes);
    return bytes.length;
  };
  let sent = 0;
  while (sent < PER_SHARD) {
    for (const checkAt = sent + CHECK_EVERY; sent < checkAt;) {
      const counts = await Promise.all(Array.from({ length: AT_ONCE }, one));
      sent = counts.reduce((sum, count) => sum + count, sent);
    }
    await watch.check();
  }
  return sent;
}

async function exchange(isHttp: boolean, bytes: readonly Buffer[]): Promise<void> {
  const socket = await dial();
  if (!isHttp) await upgraded(socket);
  const closed = once(socket, 'close');
  socket.write(Buffer.concat(bytes));
  await Promise.race([closed, delay(ANSWER_MS, undefined, { ref: false })]);
  socket.destroy();
}

/** A guest in the meeting beside it, then a dead process: both must be noticed. */
async function control(): Promise<void> {
  const guest = await RoomClient.open(`ws://${host}/api/room-channel`, instance.origin);
  await guest.join(watch.link, newSecret());
  if (await passes(watch)) throw new Error('a disturbed meeting was not noticed');
  using another = await WireWatch.begin(instance);
  if (!(await passes(another))) throw new Error('a new meeting is disturbed');
  instance.kill('conference');
  if (await passes(another)) throw new Error('a process that died was not noticed');
}

async function passes(watch: WireWatch): Promise<boolean> {
  return await watch.check().then(
    () => true,
    () => false,
  );
}

try {
  await watch.check();
  await runCampaign(
    {
      name: 'channel-wire',
      shards: SHARDS,
      sliceShards: SLICE_SHARDS,
      shard,
      control,
      notes: () => `${connections} connections, ${held.length} of them slow; ${watch.notes}`,
    },
    process.argv[2],
  );
} finally {
  watch[Symbol.dispose]();
  for (const socket of held) socket.destroy();
  await instance[Symbol.asyncDispose]();
}
