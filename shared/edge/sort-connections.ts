import type { Duplex } from 'node:stream';
import { spokenIn } from './first-bytes.ts';

export interface ConnectionKinds<Connection> {
  readonly http: (socket: Connection) => void;
  readonly stun: (socket: Connection) => void;
}

/**
 * Waits for the bytes that tell what a connection speaks, puts them back, and hands it on. One
 * that does not say within the time is ended.
 */
export function sortConnection<Connection extends Duplex>(
  socket: Connection,
  timeoutMs: number,
  kinds: ConnectionKinds<Connection>,
): void {
  let seen = Buffer.alloc(0);
  const giveUp = (): void => {
    stopLooking();
    socket.destroy();
  };
  const timer = setTimeout(giveUp, timeoutMs);
  const look = (): void => {
    const chunk: unknown = socket.read();
    if (!(chunk instanceof Buffer)) return;
    seen = Buffer.concat([seen, chunk]);
    const spoken = spokenIn(seen);
    if (spoken === 'undecided') return;
    stopLooking();
    socket.unshift(seen);
    kinds[spoken](socket);
  };
  const stopLooking = (): void => {
    clearTimeout(timer);
    socket.off('readable', look);
    for (const event of ['end', 'close', 'error']) socket.off(event, giveUp);
  };
  for (const event of ['end', 'close', 'error']) socket.on(event, giveUp);
  socket.on('readable', look);
}
