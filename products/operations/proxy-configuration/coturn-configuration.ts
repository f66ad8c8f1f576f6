/** What a relay of its own has to know, instead of the one that the media engine brings. */
export interface OwnRelay {
  readonly domain: string;
  /** Where the proxy hands it plain TCP, on loopback. */
  readonly relayPort: number;
  /** The media engine's: the only peer that anything is relayed to. */
  readonly mediaAddress: string;
  /** Of this machine: from where it relays. */
  readonly relayAddress: string;
  /** Shared with the media engine; undefined leaves it out, and then nobody may relay. */
  readonly secret: string | undefined;
  readonly runFolder: string;
}

const SESSIONS = 4_000;

/** A whole turnserver.conf for coturn 4.6 or later, behind a proxy that ends TLS. */
export function coturnConfiguration(relay: OwnRelay): string {
  const { secret, mediaAddress } = relay;
  return [
    '# Written by: ./blende config coturn. Checked by: ./blende config lint FILE.',
    '# The proxy in front ends TLS: plain TCP on loopback, and nothing else.',
    'listening-ip=127.0.0.1',
    `listening-port=${relay.relayPort}`,
    'no-udp',
    'no-tls',
    'no-dtls',
    `relay-ip=${relay.relayAddress}`,
    `realm=${relay.domain}`,
    'fingerprint',
    'stale-nonce=600',
    '# Credentials are made by the media engine and checked without a list of people.',
    'use-auth-secret',
    secret === undefined
      ? '# static-auth-secret is filled in by --write DIR alone. Without it nobody may relay.'
      : `static-auth-secret=${secret}`,
    '# The media engine is the only peer.',
    'denied-peer-ip=0.0.0.0-255.255.255.255',
    'denied-peer-ip=::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
    `allowed-peer-ip=${mediaAddress}`,
    ...(mediaAddress.startsWith('127.') ? ['allow-loopback-peers'] : []),
    'no-multicast-peers',
    'no-tcp-relay',
    `total-quota=${SESSIONS}`,
    'max-allocate-lifetime=3600',
    '# No log, no console, no figures, no list on disk.',
    'log-file=/dev/null',
    'simple-log',
    'no-stdout-log',
    'no-cli',
    'no-software-attribute',
    'no-rfc5780',
    'no-stun-backward-compatibility',
    `userdb=${relay.runFolder}/empty.sqlite`,
    `pidfile=${relay.runFolder}/turnserver.pid`,
    '',
  ].join('\n');
}
