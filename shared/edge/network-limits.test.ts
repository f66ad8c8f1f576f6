import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { networkOf, NetworkLimits, NETWORK_LIMITS } from './network-limits.ts';

describe('the network of an address', () => {
  const same: readonly [string, string, boolean][] = [
    ['203.0.113.1', '203.0.113.254', true],
    ['203.0.113.1', '203.0.114.1', false],
    ['203.0.113.1', '::ffff:203.0.113.9', true],
    ['2001:db8:1:100::1', '2001:db8:1:1ff:ffff::', true],
    ['2001:db8:1:100::1', '2001:db8:1:200::1', false],
    ['2001:DB8::', '2001:db8::1', true],
    ['::1', '::2', true],
    ['fe80::1%eth0', 'fe80::2', true],
    ['2001:db8::1', '2001:db9::1', false],
    ['0:0:0:100::', '::100:0:0:0:0', true],
  ];
  for (const [one, other, expected] of same) {
    it(`of ${one} is ${expected ? '' : 'not '}that of ${other}`, () => {
      assert.equal(networkOf(one) === networkOf(other), expected);
    });
  }
});

describe('the limits of a network', () => {
  const once = { burst: 1, perSecond: 0 };
  const options = {
    requests: once,
    upgrades: once,
    connections: 1,
    saltLifeMs: 1_000,
    networks: 2,
  };

  it('count neighbours together and others apart', () => {
    const limits = new NetworkLimits(options);
    assert.equal(limits.useOf('203.0.113.1', 0).requests.take(0), true);
    assert.equal(limits.useOf('203.0.113.2', 1).requests.take(1), false);
    assert.equal(limits.useOf('203.0.114.1', 1).requests.take(1), true);
  });

  it('count requests, upgrades and connections apart', () => {
    const limits = new NetworkLimits(options);
    const use = limits.useOf('203.0.113.1', 0);
    assert.deepEqual(
      [use.requests.take(0), use.upgrades.take(0), limits.mayConnect(use)],
      [true, true, true],
    );
    use.connections += 1;
    assert.deepEqual(
      [use.requests.take(0), use.upgrades.take(0), limits.mayConnect(use)],
      [false, false, false],
    );
  });

  it('forget everything with the salt', () => {
    const limits = new NetworkLimits(options);
    const before = limits.useOf('203.0.113.1', 0);
    assert.equal(limits.useOf('203.0.113.1', 999), before);
    assert.notEqual(limits.useOf('203.0.113.1', 1_000), before);
  });

  it('forget it when nobody asks any more, too', () => {
    const limits = new NetworkLimits(options);
    limits.useOf('203.0.113.1', 0);
    limits.expire(999);
    assert.deepEqual([limits.size, limits.forgetsInMs(999)], [1, 1]);
    limits.expire(1_000);
    assert.deepEqual([limits.size, limits.forgetsInMs(1_000)], [0, 1_000]);
  });

  it('remember a bounded number of networks', () => {
    const limits = new NetworkLimits(options);
    const [first, second] = [limits.useOf('10.0.1.1', 0), limits.useOf('10.0.2.1', 0)];
    limits.useOf('10.0.3.1', 0);
    assert.equal(limits.useOf('10.0.2.1', 0), second);
    assert.notEqual(limits.useOf('10.0.1.1', 0), first);
  });

  it('let 100 people behind one address join within a minute, and reload once', () => {
    const use = new NetworkLimits(NETWORK_LIMITS).useOf('203.0.113.1', 0);
    for (let request = 0; request < 100 * 2 * 30; request += 1) {
      assert.equal(use.requests.take(request * 10), true);
      if (request % 10 === 0) assert.equal(use.upgrades.take(request * 10), true);
    }
  });
});
