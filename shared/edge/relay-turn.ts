import { connect } from 'node:net';
import { Transform, type Duplex, type TransformCallback } from 'node:stream';
import { frameBytes, mayPass, type RelayPeer } from './turn-rules.ts';

export interface TurnUpstream {
  readonly address: string;
  /** Where a TURN server takes plain TCP; undefined while there is none. */
  readonly port: () => number | undefined;
  /** The only one that it may relay to. */
  readonly peer: RelayPeer;
}

const FRAME_BYTES = 65_560;

/** Joins a connection, whose TLS is ended, with the TURN server behind the edge. */
export function relayTurn(browser: Duplex, upstream: TurnUpstream, missing: () => void): void {
  const port = upstream.port();
  if (port === undefined) {
    missing();
    browser.destroy();
    return;
  }
  const server = connect({ host: upstream.address, port, noDelay: true });
  const allowed = allowedFrames(upstream.peer);
  const end = (): void => {
    for (const stream of [browser, allowed, server]) stream.destroy();
  };
  for (const stream of [browser, allowed, server]) stream.on('error', end).on('close', end);
  server.once('error', missing);
  server.once('connect', () => server.off('error', missing));
  browser.pipe(allowed).pipe(server).pipe(browser);
}

/** Passes whole frames that are allowed, and fails at the first one that is not. */
function allowedFrames(peer: RelayPeer): Transform {
  let rest: Buffer = Buffer.alloc(0);
  return new Transform({
    transform(chunk: Buffer, _encoding, callback: TransformCallback) {
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      const passed = allowedBytes(bytes, peer);
      if (passed === undefined) {
        callback(new Error('a frame that is not allowed'));
        return;
      }
      rest = bytes.subarray(passed);
      callback(null, bytes.subarray(0, passed));
    },
  });
}

/** How many bytes at the beginning are whole frames, or undefined if one of them may not pass. */
function allowedBytes(bytes: Buffer, peer: RelayPeer): number | undefined {
  let at = 0;
  for (;;) {
    const size = frameBytes(bytes.subarray(at));
    if (size === undefined) return at;
    if (size === 0 || size > FRAME_BYTES) return undefined;
    if (at + size > bytes.length) return at;
    if (!mayPass(bytes.subarray(at, at + size), peer)) return undefined;
    at += size;
  }
}
