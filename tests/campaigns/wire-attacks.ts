import { KEY_HASH, newSecret, type TestLink } from '../kit/room-client.ts';
import { mutated, pick } from './mutate.ts';
import { fragmented, frame } from './raw-frames.ts';

/** Hostile frames for one connection to the room channel; the first ones may be sound. */
export type Attack = (random: () => number, samples: readonly Buffer[]) => readonly Buffer[];

const PING = Buffer.from('{"type":"ping"}');

/** Attacks that know the link of a room of their own, and the one of the room to be disturbed. */
export function attacks(own: TestLink, foreign: TestLink): readonly Attack[] {
  const join = (fields: object = {}): Buffer =>
    Buffer.from(
      JSON.stringify({
        type: 'join',
        protocol: 1,
        ...own,
        participantSecret: newSecret(),
        keyHash: KEY_HASH,
        ...fields,
      }),
    );
  return [
    (random, samples) => [frame(mutated(random, samples))],
    (random, samples) => [frame(join()), frame(mutated(random, samples)), frame(PING)],
    (random, samples) =>
      fragmented(mutated(random, samples).subarray(0, 40), (1 + random() * 8) | 0),
    (random, samples) => fragmented(mutated(random, [join(), ...samples]), 64).toReversed(),
    () => [frame(join()), frame(PING, { masked: false })],
    (random) => [frame(PING, { reserved: 1 + ((random() * 7) | 0) })],
    (random) => [frame(PING, { opcode: pick(random, [3, 4, 7, 11, 12, 15]) })],
    () => [frame(PING, { opcode: 0 })],
    () => [frame(PING, { fin: false }), frame(PING, { fin: false })],
    () => [frame('x', { opcode: 9, fin: false })],
    () => [frame(Buffer.alloc(126), { opcode: 9 })],
    (random) => [frame('', { opcode: 8 }), frame(Buffer.alloc((random() * 3) | 0), { opcode: 8 })],
    (random) => [frame(Buffer.from([random() * 256, random() * 256]), { opcode: 8 })],
    () => [frame('x', { claimedLength: 2n ** 63n - 1n })],
    () => [frame('x', { claimedLength: 2n ** 64n - 1n })],
    () => [frame(PING, { claimedLength: 40_000n })],
    () => [frame(Buffer.alloc(20_000, 0x5b))],
    () => [frame(Buffer.alloc(33_000, 0x22))],
    () => [frame(Buffer.from([0x22, 0xc3, 0x28, 0x22]))],
    () => [frame(Buffer.from('"\ud83d"')), frame(Buffer.from([0xed, 0xa0, 0x80]))],
    () => [frame(join(), { opcode: 2 })],
    () => [frame(join()), frame(join())],
    () => [frame(join({ accessProof: foreign.accessProof }))],
    () => [frame(join({ roomId: foreign.roomId }))],
    () => [frame(join({ roomId: `M${foreign.roomId.slice(1)}` }))],
    () => [frame(join({ participantSecret: 'YQ' }))],
    () => [frame(join({ resumeAfter: 2 ** 53 })), frame(PING)],
    () => [frame(join({ resumeAfter: -1 })), frame(PING)],
    () => [frame(join({ ticket: newSecret() })), frame(PING)],
    () => [frame(join()), frame('{"type":"end-for-all","publicKey":"YQ","signature":"YQ"}')],
    () => [frame(join()), ...Array.from({ length: 80 }, () => frame(PING))],
    () => [frame(PING).subarray(0, 3)],
    () => [Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n')],
  ];
}

/** A request that is wrong as HTTP, as an upgrade, or in what it asks for. */
export function httpAttack(random: () => number, samples: readonly Buffer[], host: string): Buffer {
  const path = pick(random, [
    '/api/room-channel',
    '/engine/rtc',
    '/engine/rtc/v1/validate',
    '/r/x',
    '/assets/x',
    '/healthz',
    '/',
  ]);
  const noise = mutated(random, samples).subarray(0, 2_000).toString('latin1');
  const end = `Host: ${host}\r\nConnection: close\r\n\r\n`;
  const texts = [
    noise,
    `GET ${path}${noise} HTTP/1.1\r\n${end}`,
    `${noise} ${path} HTTP/1.1\r\n${end}`,
    `GET ${path} HTTP/1.1\r\nX: ${noise}\r\n${end}`,
    `POST ${path} HTTP/1.1\r\nContent-Length: ${noise.length}\r\n${end}${noise}`,
    `POST ${path} HTTP/1.1\r\nTransfer-Encoding: chunked\r\n${end}ffffffffffffffff\r\n${noise}`,
    `GET ${path} HTTP/1.1\r\nUpgrade: websocket\r\nSec-WebSocket-Protocol: blende.engine.1, ticket.${noise}, query.${noise}\r\n${end}`,
    `GET ${path} HTTP/1.1\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 12\r\nSec-WebSocket-Key: x\r\n${end}`,
    `GET /engine/rtc HTTP/1.1\r\nHost: ${host}\r\nOrigin: http://${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${'A'.repeat(22)}==\r\nSec-WebSocket-Protocol: blende.engine.1, ticket.${newSecret()}, query.${Buffer.from(noise).toString('base64url').slice(0, 3_000)}\r\n\r\n`,
  ];
  return Buffer.from(pick(random, texts), 'latin1');
}
