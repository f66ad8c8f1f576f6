import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';

/** A port that leads to another one and keeps what goes there. */
export interface Tap extends AsyncDisposable {
  readonly port: number;
  readonly recorded: () => Buffer;
}

export async function openTap(target: () => number): Promise<Tap> {
  const chunks: Buffer[] = [];
  const server = createServer((near) => {
    const far = connect(target(), '127.0.0.1');
    near.on('data', (chunk: Buffer) => chunks.push(chunk));
    near.pipe(far).pipe(near);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const)
      one.on('error', () => other.destroy()).on('close', () => other.destroy());
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    recorded: () => Buffer.concat(chunks),
    [Symbol.asyncDispose]: async () => {
      server.close();
      await Promise.resolve();
    },
  };
}
