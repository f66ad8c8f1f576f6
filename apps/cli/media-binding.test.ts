import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mediaBinding } from './media-binding.ts';

const OWN = ['127.0.0.1', '::1', '192.0.2.7', '10.0.0.5', '2001:db8::7'];

test('media ports bind where they are reached', () => {
  const CASES: readonly [string, string, string, string | undefined][] = [
    ['this machine alone', '127.0.0.1', '127.0.0.1', '127.0.0.1'],
    ['an address of its own', '192.0.2.7', '192.0.2.7', '192.0.2.7'],
    ['an IPv6 address of its own', '2001:db8::7', '2001:db8::7', '2001:db8::7'],
    ['all, with an address of its own', '0.0.0.0', '192.0.2.7', '192.0.2.7'],
    ['behind a translation', '10.0.0.5', '203.0.113.9', '10.0.0.5'],
    ['all, behind a translation', '0.0.0.0', '203.0.113.9', undefined],
    ['loopback, behind another program', '127.0.0.1', '203.0.113.9', undefined],
  ];
  for (const [name, listen, mediaAddress, bound] of CASES) {
    assert.equal(mediaBinding({ listen, mediaAddress }, OWN), bound, name);
  }
});
