import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { tracedAddress, tracesIn, tracesOf } from './address-traces.ts';

const V4 = tracedAddress('198.51.100.23');
const V6 = tracedAddress('2001:db8:a:7::23');
const traces = [V4, V6].flatMap(tracesOf);

test('an address is found in every form', () => {
  const sha256 = (plain: string | Buffer) => createHash('sha256').update(plain).digest();
  const CASES: readonly [string, Buffer | string][] = [
    ['text', 'candidate:1 1 udp 1 198.51.100.23 5000 typ host'],
    ['text', 'candidate:1 1 udp 1 2001:DB8:A:7::23 5000 typ host'],
    ['text', '2001:0db8:000a:0007:0000:0000:0000:0023'],
    ['text', '23.100.51.198.in-addr.arpa'],
    ['text', 'ip-198-51-100-23'],
    ['text', 'a number: 3325256727'],
    ['text in base64', Buffer.from('name: 198.51.100.23 ').toString('base64')],
    ['text in two bytes each', Buffer.from('<198.51.100.23>', 'utf16le')],
    ['big endian', Buffer.from([1, 198, 51, 100, 23, 1])],
    ['big endian', `{"card":"${Buffer.from([9, 198, 51, 100, 23]).toString('base64url')}"}`],
    ['big endian, written', 'id=C6336417'],
    ['little endian', Buffer.from([1, 23, 100, 51, 198, 1])],
    ['behind the magic cookie', Buffer.from('e7 21 c0 55'.replaceAll(' ', ''), 'hex')],
    ['big endian', Buffer.concat([Buffer.from('x'), V6.bytes])],
    ['sha256', sha256('198.51.100.23')],
    ['sha256, written', `id=${sha256(V4.bytes).toString('hex')}`],
    ['sha256, in base64', sha256(V6.bytes).toString('base64').slice(0, -2)],
    ['md5, written', createHash('md5').update('2001:db8:a:7::23').digest('hex').toUpperCase()],
    ['multicast name', 'a=candidate:1 1 udp 1 0d3cf2a4-1b1c-4f6e-9f0a-1234567890ab.local 5000'],
  ];
  for (const [form, bytes] of CASES)
    assert.ok(tracesIn(Buffer.from(bytes), traces).includes(form), `${form}: ${String(bytes)}`);
});

test('neighbours of the address, and nothing, are not taken for it', () => {
  for (const bytes of [
    '',
    '198.51.100.2 98.51.100.23',
    '2001:db8:a:8::23',
    'localhost.local',
    Buffer.from([198, 51, 100, 24]),
  ])
    assert.deepEqual(tracesIn(Buffer.from(bytes), traces), []);
});

test('what is no address is refused', () => {
  for (const text of ['198.51.100', '198.51.100.256', '1:2:3', ''])
    assert.throws(() => tracedAddress(text), RangeError);
});
