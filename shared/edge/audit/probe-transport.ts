import { connect, type ConnectionOptions } from 'node:tls';
import {
  fails,
  HOLDS,
  notChecked,
  type Probe,
  type ProbeOutcome,
} from '@blende/shared/claims/probe.ts';
import { askEdge, type EdgeDoor } from './ask-edge.ts';

const PATIENCE_MS = 5_000;
const LONG_ENOUGH_SECONDS = 15_552_000;
/** What a client may offer only if it is told to: else it would refuse before the server does. */
const LENIENT = '@SECLEVEL=0';
const OLD: ConnectionOptions = {
  minVersion: 'TLSv1',
  maxVersion: 'TLSv1.1',
  ciphers: `ALL:${LENIENT}`,
};
const WITHOUT_AEAD: ConnectionOptions = {
  minVersion: 'TLSv1.2',
  maxVersion: 'TLSv1.2',
  ciphers: `ALL:!AESGCM:!CHACHA20:!AESCCM:!ARIAGCM:${LENIENT}`,
};

/** A9: TLS 1.3 or 1.2 with AEAD, and nothing weaker (RFC 9325, section 4). */
export function tlsProbe(door: EdgeDoor): Probe {
  return { claim: 'A9', need: 0, run: async () => notHere(door) ?? (await judgeTls(door)) };
}

/** A9: every answer says that the browser shall come back by TLS alone (RFC 6797). */
export function hstsProbe(door: EdgeDoor, paths: readonly string[]): Probe {
  return {
    claim: 'A9',
    need: 1,
    run: async () => {
      if (door.origin.startsWith('http:')) return notChecked('loopback-only');
      for (const path of paths) {
        const { headers } = await askEdge(door, path);
        const [, seconds = '0'] =
          /^max-age=(\d+)/.exec(headers['strict-transport-security'] ?? '') ?? [];
        if (Number(seconds) < LONG_ENOUGH_SECONDS) return fails('no-hsts');
      }
      return HOLDS;
    },
  };
}

function notHere({ origin, tls }: EdgeDoor): ProbeOutcome | undefined {
  if (tls) return undefined;
  return notChecked(origin.startsWith('http:') ? 'loopback-only' : 'proxy-in-front');
}

async function judgeTls(door: EdgeDoor): Promise<ProbeOutcome> {
  if (!(await accepts(door, {}))) return notChecked('not-running');
  if (await accepts(door, OLD)) return fails('tls-old');
  return (await accepts(door, WITHOUT_AEAD)) ? fails('tls-without-aead') : HOLDS;
}

/** Whether a handshake with these limits succeeds. */
async function accepts({ socket, origin }: EdgeDoor, limits: ConnectionOptions): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const dialled = connect({
    path: socket,
    servername: new URL(origin).hostname,
    rejectUnauthorized: false,
    timeout: PATIENCE_MS,
    ...limits,
  });
  dialled.on('secureConnect', () => {
    resolve(true);
  });
  for (const event of ['error', 'timeout', 'close'] as const)
    dialled.on(event, () => {
      resolve(false);
    });
  const accepted = await promise;
  dialled.destroy();
  return accepted;
}
