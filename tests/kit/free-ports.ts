import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

const MEDIA_DISTANCE = 10;
const LOWEST = 20_000;
/** An instance's ports lie within a block; blocks end below what the system gives away by itself. */
const BLOCK_PORTS = 20;
const BLOCKS = 600;
/** Without a divisor in common with the number of blocks, so that each comes up. */
const STRIDE = 251;
let asked = 0;

/**
 * A port for `--port` whose next one and media ports (UDP plus 10, TCP plus 11) are free as well.
 * Test processes side by side begin in different blocks: nobody takes what another has just found.
 */
export async function freeStartPort(): Promise<number> {
  for (;;) {
    const block = (process.pid + STRIDE * asked) % BLOCKS;
    asked += 1;
    const port = LOWEST + block * BLOCK_PORTS;
    const free = await Promise.all([
      isTcpFree(port),
      isTcpFree(port + 1),
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
