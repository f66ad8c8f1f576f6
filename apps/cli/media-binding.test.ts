import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mediaBinding, relayAddress } from './media-binding.ts';

const OWN = ['127.0.0.1', '::1', '192.0.2.7', '10.0.0.5', '2001:db8::7'];

test('media ports bind where they are reached, and the relay reaches them', () => {
  const CASES: readonly [string, string, string, string | undefined, string | undefined][] = [
    ['this machine alone', '127.0.0.1', '127.0.0.1', '127.0.0.1', '127.0.0.1'],
    ['an address of its own', '192.0.2.7', '192.0.2.7', '192.0.2.7', '127.0.0.1'],
    ['an IPv6 address of its own', '2001:db8::7', '2001:db8::7', '2001:db8::7', '::1'],
    ['all, with an address of its own', '0.0.0.0', '192.0.2.7', '192.0.2.7', '127.0.0.1'],
    ['behind a translation', '10.0.0.5', '203.0.113.9', '10.0.0.5', '10.0.0.5'],
    ['all, behind a translation', '0.0.0.0', '203.0.113.9', undefined, undefined],
    ['loopback, behind another program', '127.0.0.1', '203.0.113.9', undefined, undefined],
  ];
  for (const [name, listen, mediaAddress, bound, relay] of CASES) {
    assert.equal(mediaBinding({ listen, mediaAddress }, OWN), bound, name);
    assert.equal(relayAddress({ listen, mediaAddress }, OWN), relay, name);
  }
});
