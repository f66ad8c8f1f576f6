import assert from 'node:assert/strict';
import { BlockList, isIPv6 } from 'node:net';
import { test } from 'node:test';
import { everythingBut } from './address-ranges.ts';

const SAMPLES = {
  ipv4: ['0.0.0.0', '1.1.1.1', '10.0.0.1', '127.0.0.1', '192.0.2.6', '192.0.2.7', '192.0.2.8'],
  ipv6: ['::', '::1', '2001:db8::6', '2001:db8::7', '2001:db8::8', 'fe80::1', 'ff02::1'],
} as const;

test('every address but one is held, in both families', () => {
  for (const own of ['192.0.2.7', '127.0.0.1', '0.0.0.0', '2001:db8::7', '::1']) {
    // One list per family: Node's would take ::/0 for IPv4 too, the engine's does not.
    const held = { ipv4: new BlockList(), ipv6: new BlockList() };
    for (const range of everythingBut(own)) {
      const [network = '', prefix] = range.split('/');
      const family = network.includes(':') ? 'ipv6' : 'ipv4';
      held[family].addSubnet(network, Number(prefix), family);
    }
    for (const family of ['ipv4', 'ipv6'] as const) {
      for (const address of [
        ...SAMPLES[family],
        ...(isIPv6(own) === (family === 'ipv6') ? [own] : []),
      ])
        assert.equal(held[family].check(address, family), address !== own, `${own}: ${address}`);
    }
  }
});
