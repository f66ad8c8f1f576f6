import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { WebSocket } from 'ws';
import type { EdgeDoor } from './ask-edge.ts';

const PATIENCE_MS = 10_000;

/** A WebSocket through the edge's door, as a page of ours opens it. The caller closes it. */
export function dialEdge(
  door: EdgeDoor,
  path: string,
  protocols: readonly string[] = [],
): WebSocket {
  const { origin, hostname } = new URL(door.origin);
  return new WebSocket(`${origin.replace(/^http/, 'ws')}${path}`, [...protocols], {
    origin,
    handshakeTimeout: PATIENCE_MS,
    createConnection: (): Socket =>
      door.tls
        ? connectTls({ path: door.socket, servername: hostname, rejectUnauthorized: false })
        : connectPlain(door.socket),
  });
}
