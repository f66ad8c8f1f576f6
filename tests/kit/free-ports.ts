import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

const MEDIA_DISTANCE = 10;
const LOWEST = 20_000;
const SPREAD = 10_000;

/** A port for `--port` whose media ports (UDP plus 10, TCP plus 11) are free as well. */
export async function freeStartPort(): Promise<number> {
  for (;;) {
    const port = LOWEST + Math.floor(Math.random() * SPREAD);
    const free = await Promise.all([
      isTcpFree(port),
      isUdpFree(port + MEDIA_DISTANCE),
      isTcpFree(port + MEDIA_DISTANCE + 1),
    ]);
    if (free.every(Boolean)) return port;
  }
}

export async function isTcpFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}

export async function isUdpFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    socket.once('error', () => resolve(false));
    socket.bind(port, () => socket.close(() => resolve(true)));
  });
}
