import { createHmac, randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { TokenBucket, type TokenBucketOptions } from '@blende/shared/basics/token-bucket.ts';

export interface NetworkLimitOptions {
  readonly requests: TokenBucketOptions;
  readonly upgrades: TokenBucketOptions;
  readonly connections: number;
  readonly saltLifeMs: number;
  /** How many networks are remembered; the one seen first is forgotten first. */
  readonly networks: number;
}

// One address may stand for a whole company: 100 people join in a minute, each with a page, some
// thirty files and three WebSockets, and may reload once.
export const NETWORK_LIMITS: NetworkLimitOptions = {
  requests: { burst: 6_000, perSecond: 100 },
  upgrades: { burst: 600, perSecond: 10 },
  connections: 1_500,
  saltLifeMs: 600_000,
  networks: 20_000,
};

/** Behind a proxy every connection comes from the same address: counting is the proxy's. */
export const COUNTED_BEFORE: NetworkLimitOptions = {
  ...NETWORK_LIMITS,
  requests: { burst: Number.POSITIVE_INFINITY, perSecond: 0 },
  upgrades: { burst: Number.POSITIVE_INFINITY, perSecond: 0 },
  connections: Number.POSITIVE_INFINITY,
};

export interface NetworkUse {
  readonly requests: TokenBucket;
  readonly upgrades: TokenBucket;
  connections: number;
}

/**
 * Remembers how much comes from a network, by an HMAC whose key lives ten minutes in memory and
 * takes everything counted under it along when it goes.
 */
export class NetworkLimits {
  readonly #options: NetworkLimitOptions;
  #salt = randomBytes(32);
  #saltEndsMs = 0;
  readonly #uses = new Map<string, NetworkUse>();

  constructor(options: NetworkLimitOptions = NETWORK_LIMITS) {
    this.#options = options;
  }

  /** How much came from this address's network so far. */
  useOf(address: string, nowMs: number): NetworkUse {
    this.expire(nowMs);
    const key = createHmac('sha256', this.#salt).update(networkOf(address)).digest('base64');
    return this.#uses.get(key) ?? this.#begin(key, nowMs);
  }

  /** Forgets everything as soon as the key is old enough. */
  expire(nowMs: number): void {
    if (nowMs >= this.#saltEndsMs) this.#forget(nowMs);
  }

  /** How long what is counted now is remembered, in milliseconds. */
  forgetsInMs(nowMs: number): number {
    return Math.max(0, this.#saltEndsMs - nowMs);
  }

  /** How many networks are remembered. */
  get size(): number {
    return this.#uses.size;
  }

  mayConnect(use: NetworkUse): boolean {
    return use.connections < this.#options.connections;
  }

  #begin(key: string, nowMs: number): NetworkUse {
    const [first] = this.#uses.keys();
    if (first !== undefined && this.#uses.size >= this.#options.networks) this.#uses.delete(first);
    const use = {
      requests: new TokenBucket(this.#options.requests, nowMs),
      upgrades: new TokenBucket(this.#options.upgrades, nowMs),
      connections: 0,
    };
    this.#uses.set(key, use);
    return use;
  }

  #forget(nowMs: number): void {
    this.#salt.fill(0);
    this.#salt = randomBytes(32);
    this.#saltEndsMs = nowMs + this.#options.saltLifeMs;
    this.#uses.clear();
  }
}

/** The /24 of an IPv4 address, the /56 of an IPv6 address, as text. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  const v4 = mapped ?? address;
  if (!isIPv6(v4)) return v4.split('.').slice(0, 3).join('.');
  const [left = '', right = ''] = v4.split('%', 1)[0]?.split('::') ?? [];
  const groups = [left, right].map((half) => half.split(':').filter((group) => group !== ''));
  const [head = [], tail = []] = groups;
  const gap = Array.from({ length: 8 - head.length - tail.length }, () => '0');
  const full = [...head, ...gap, ...tail].map((group) => group.padStart(4, '0').toLowerCase());
  return full.join('').slice(0, 14);
}
