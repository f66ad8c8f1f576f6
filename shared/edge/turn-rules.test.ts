import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { frameBytes, mayPass, type RelayPeer } from './turn-rules.ts';

const COOKIE = [0x21, 0x12, 0xa4, 0x42];
const TRANSACTION = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const V4: RelayPeer = { address: '192.0.2.7', port: 8450 };
const V6: RelayPeer = { address: '2001:db8::7', port: 8450 };

function attribute(type: number, value: readonly number[]): readonly number[] {
  const padding = Array.from({ length: (4 - (value.length % 4)) % 4 }, () => 0);
  return [type >> 8, type & 0xff, value.length >> 8, value.length & 0xff, ...value, ...padding];
}

function message(type: number, ...attributes: readonly (readonly number[])[]): Buffer {
  const body = attributes.flat();
  const length = [body.length >> 8, body.length & 0xff];
  return Buffer.from([type >> 8, type & 0xff, ...length, ...COOKIE, ...TRANSACTION, ...body]);
}

function peer(address: readonly number[], port: number): readonly number[] {
  const mask = [...COOKIE, ...TRANSACTION];
  const mixed = address.map((byte, index) => byte ^ (mask[index] ?? 0));
  const family = address.length === 4 ? 1 : 2;
  return attribute(0x0012, [0, family, (port >> 8) ^ 0x21, (port & 0xff) ^ 0x12, ...mixed]);
}

const OURS = [192, 0, 2, 7];
const OURS_V6 = [0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7];
const transport = (protocol: number) => attribute(0x0019, [protocol, 0, 0, 0]);

describe('what a client may ask of the relay', () => {
  const CASES: readonly [string, Buffer, RelayPeer, boolean][] = [
    ['an allocation by UDP', message(0x0003, transport(17)), V4, true],
    ['an allocation by TCP', message(0x0003, transport(6)), V4, false],
    ['two transports, one of them TCP', message(0x0003, transport(17), transport(6)), V4, false],
    ['a transport of no length', message(0x0003, attribute(0x0019, [])), V4, false],
    ['a refresh', message(0x0004), V4, true],
    ['a binding', message(0x0001), V4, true],
    ['a permission for our peer', message(0x0008, peer(OURS, 8450)), V4, true],
    ['a channel to our peer', message(0x0009, peer(OURS, 8450)), V4, true],
    ['data for our peer', message(0x0016, peer(OURS, 8450)), V4, true],
    ['a channel to our IPv6 peer', message(0x0009, peer(OURS_V6, 8450)), V6, true],
    ['another port of our peer', message(0x0009, peer(OURS, 53)), V4, false],
    ['another address', message(0x0008, peer([192, 0, 2, 8], 8450)), V4, false],
    ['loopback', message(0x0008, peer([127, 0, 0, 1], 8450)), V4, false],
    ['our peer and another', message(0x0008, peer(OURS, 8450), peer([10, 0, 0, 1], 1)), V4, false],
    ['IPv6 where our peer is IPv4', message(0x0008, peer(OURS_V6, 8450)), V4, false],
    ['another IPv6 address', message(0x0008, peer([...OURS_V6.slice(0, 15), 8], 8450)), V6, false],
    ['a peer of no length', message(0x0008, attribute(0x0012, [])), V4, false],
    ['an attribute longer than its message', message(0x0008, [0, 0x12, 0, 200]), V4, false],
    ['a TCP connection (RFC 6062)', message(0x000a, peer(OURS, 8450)), V4, false],
    ['taking up a TCP connection', message(0x000b), V4, false],
    ['an answer', message(0x0103), V4, false],
    ['data on a channel', Buffer.from([0x40, 0, 0, 4, 1, 2, 3, 4]), V4, true],
    ['a wrong cookie', Buffer.concat([Buffer.from([0, 1, 0, 0]), Buffer.alloc(16)]), V4, false],
  ];
  for (const [name, frame, target, passes] of CASES) {
    test(name, () => assert.equal(mayPass(frame, target), passes));
  }
});

test('a stream is cut into frames', () => {
  const CASES: readonly [string, readonly number[], number | undefined][] = [
    ['nothing', [], undefined],
    ['less than a head', [0, 1, 0], undefined],
    ['a message without attributes', [0, 1, 0, 0], 20],
    ['a message with attributes', [0, 3, 0, 8], 28],
    ['a message of uneven length', [0, 3, 0, 7], 0],
    ['data on a channel, padded', [0x40, 0, 0, 5], 12],
    ['neither', [0x80, 0, 0, 0], 0],
  ];
  for (const [name, bytes, expected] of CASES)
    assert.equal(frameBytes(Buffer.from(bytes)), expected, name);
});
