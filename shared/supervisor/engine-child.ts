import { get } from 'node:http';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { ProcessPlace } from './process-place.ts';
import type { EngineState } from './role-messages.ts';
import type { ChildSpec } from './supervised-child.ts';

const POLL_MS = 40;

/** Free ports on loopback, new with every life. */
export interface EnginePorts {
  readonly signalling: number;
  readonly relay: number;
}

export interface EngineSpec {
  readonly executable: string;
  /** The engine's whole configuration. */
  readonly settings: (ports: EnginePorts) => string;
  /** Without one it has the supervisor's own user and files. */
  readonly place?: ProcessPlace | undefined;
}

/** The media engine as a child: a fresh loopback port and a new generation with every life. */
export function engineChild(engine: EngineSpec, changed: (state: EngineState) => void): ChildSpec {
  return {
    name: 'engine',
    askToStop: (child) => child.kill('SIGTERM'),
    launch: async () => {
      const port = await freeLoopbackPort();
      const relayPort = await freeLoopbackPort();
      return {
        command: {
          executable: engine.executable,
          args: ['--config', '/dev/stdin'],
          input: engine.settings({ signalling: port, relay: relayPort }),
          ipc: false,
          place: engine.place,
        },
        ready: (_child, signal) => untilAnswers(port, signal),
        onReady: (generation) => changed({ state: 'ready', port, relayPort, generation }),
        onDown: () => changed({ state: 'down' }),
      };
    },
  };
}

async function untilAnswers(port: number, signal: AbortSignal): Promise<void> {
  while (!(await answersOk(port))) await delay(POLL_MS, undefined, { signal });
}

function answersOk(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const request = get(
    { host: '127.0.0.1', port, path: '/', agent: false, timeout: 2000 },
    (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    },
  );
  request.on('timeout', () => request.destroy());
  request.on('error', () => resolve(false));
  return promise;
}

function freeLoopbackPort(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const server = createServer();
  server.once('error', reject);
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    server.close(() => resolve(port));
  });
  return promise;
}
