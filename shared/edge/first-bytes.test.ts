import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spokenIn, type Spoken } from './first-bytes.ts';

const STUN = [0x00, 0x03, 0x00, 0x00, 0x21, 0x12, 0xa4, 0x42];
const text = (value: string): readonly number[] => Array.from(Buffer.from(value, 'latin1'));

test('the first bytes tell STUN from everything else, no later than they can', () => {
  const CASES: readonly [string, readonly number[], Spoken][] = [
    ['nothing', [], 'undecided'],
    ['one letter', text('G'), 'http'],
    ['a request', text('GET / HTTP/1.1\r\n'), 'http'],
    ['HTTP/2', text('PRI * HTTP/2.0\r\n'), 'http'],
    ['an Allocate request', STUN, 'stun'],
    ['an Allocate request and more', [...STUN, 1, 2, 3, 4], 'stun'],
    ['a Binding request', [0x00, 0x01, 0x00, 0x08, ...STUN.slice(4)], 'stun'],
    ['half a type', STUN.slice(0, 1), 'undecided'],
    ['type and length', STUN.slice(0, 4), 'undecided'],
    ['all but the last byte of the cookie', STUN.slice(0, 7), 'undecided'],
    ['a cookie with a wrong first byte', [...STUN.slice(0, 4), 0x20], 'http'],
    ['a cookie with a wrong last byte', [...STUN.slice(0, 7), 0x43], 'http'],
    ['zeroes', [0, 0, 0, 0, 0, 0, 0, 0], 'http'],
    ['an empty line before a request', text('\r\n\r\nGET /'), 'http'],
    ['TLS inside TLS', [0x16, 0x03, 0x01, 0x02, 0x00, 0x01], 'http'],
    ['ChannelData without an allocation', [0x40, 0x00, 0x00, 0x04, ...STUN.slice(4)], 'http'],
    ['the highest byte', [0xff, ...STUN.slice(1)], 'http'],
  ];
  for (const [name, bytes, expected] of CASES) {
    assert.equal(spokenIn(Uint8Array.from(bytes)), expected, name);
  }
});
