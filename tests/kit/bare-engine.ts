import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { engineSettings } from '../../products/conference/engine/engine-settings.ts';
import { openEngineApi } from '../../products/conference/engine/server/engine-api.ts';
import {
  mintEngineToken,
  signEngineToken,
} from '../../products/conference/engine/server/engine-token.ts';
import { Secret } from '../../shared/basics/secret.ts';
import { freeStartPort } from './free-ports.ts';

const EXECUTABLE = join(import.meta.dirname, '../../.blende/engine/livekit-server');
const ROOM = 'bare';

export interface BareEngine extends AsyncDisposable {
  /** Where livekit-client connects to, without any server of ours between. */
  readonly url: string;
  /** For one participant, in the one room or another. */
  token(participant: string, room?: string): Promise<string>;
  /** With every right that the engine knows. */
  mightyToken(): Promise<string>;
}

/** The same engine with the same settings, alone. */
export async function startBareEngine(): Promise<BareEngine> {
  const port = await freeStartPort();
  const addresses = {
    nodeIp: '127.0.0.1',
    signallingPort: port,
    udpPort: port + 10,
    tcpPort: port + 11,
  };
  const secret = new Secret(randomBytes(32).toString('base64url'));
  const settings = engineSettings(addresses, { key: 'bare', secret: secret.reveal() });
  const child = spawn(EXECUTABLE, [], { env: { LIVEKIT_CONFIG: settings }, stdio: 'ignore' });
  const api = openEngineApi({ port: () => port, engine: { key: 'bare', secret } });
  for (let attempt = 0; ; attempt += 1) {
    try {
      await api.createRoom(ROOM);
      break;
    } catch (error) {
      if (attempt > 100) throw error;
      await delay(100);
    }
  }
  return {
    url: `ws://localhost:${port}`,
    token: async (participant, room = ROOM) => {
      if (room !== ROOM) await api.createRoom(room);
      return await mintEngineToken({ key: 'bare', secret }, room, participant);
    },
    mightyToken: async () =>
      await signEngineToken({ key: 'bare', secret }, 'mighty', {
        room: ROOM,
        roomCreate: true,
        roomList: true,
        roomRecord: true,
        roomAdmin: true,
        roomJoin: true,
        recorder: true,
        hidden: true,
        ingressAdmin: true,
      }),
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}
