import { once } from 'node:events';
import { createServer, type Server as NetServer } from 'node:net';

/** Hands every connection on a unix socket to a server as if it had come to its port. */
export async function openDoor(
  server: NetServer,
  socket: string | undefined,
): Promise<NetServer | undefined> {
  if (socket === undefined) return undefined;
  const door = createServer((connection) => server.emit('connection', connection));
  await once(door.listen(socket), 'listening');
  return door;
}
