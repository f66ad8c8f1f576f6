import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { engineSettings } from '@blende/conference/supervisor.ts';
import { edgeEvents } from '@blende/shared/edge/events.ts';
import type { RoleSpec } from '@blende/shared/supervisor/role-child.ts';
import { SocketFolderError, socketFolder } from '@blende/shared/supervisor/socket-folder.ts';
import { ChildNeverReadyError } from '@blende/shared/supervisor/supervised-child.ts';
import { stateFileOf, supervise, type Supervisor } from '@blende/shared/supervisor/supervisor.ts';
import type { StartOptions } from './command-line.ts';
import { OperatorError } from './operator-error.ts';
import { inRoot, WEB_DIST } from './places.ts';
import { print } from './print.ts';
import { OPERATOR_SOCKET, socketFolderForeign } from './running-instance.ts';

const LOOPBACK = '127.0.0.1';
const KEY_BYTES = 16;
const SECRET_BYTES = 32;

/** Ends what a crash left behind, makes sure of the ports, and starts engine and roles. */
export async function launch(
  options: StartOptions,
  engine: string,
  portsFree: () => Promise<void>,
): Promise<Supervisor> {
  const { dataFolder } = options;
  await stateFileOf(dataFolder).endLeftovers();
  await portsFree();
  // Made for this start and held in memory alone.
  const engineKey = randomBytes(KEY_BYTES).toString('hex');
  const engineSecret = randomBytes(SECRET_BYTES).toString('base64url');
  const addresses = {
    nodeIp: LOOPBACK,
    udpPort: options.mediaUdpPort,
    tcpPort: options.mediaTcpPort,
  };
  const sockets = ourSocketFolder(dataFolder);
  const supervisor = supervise({
    dataFolder,
    events: edgeEvents,
    print,
    roles: roles(options, sockets, { engineKey, engineSecret }),
    engine: {
      executable: engine,
      settings: (signallingPort) =>
        engineSettings({ ...addresses, signallingPort }, { key: engineKey, secret: engineSecret }),
    },
  });
  const stop = async (): Promise<void> => {
    await supervisor.stop();
    rmSync(sockets, { recursive: true, force: true });
  };
  return { ...supervisor, stop };
}

function roles(
  options: StartOptions,
  sockets: string,
  engine: { engineKey: string; engineSecret: string },
): readonly RoleSpec[] {
  const conferenceSocket = join(sockets, 'conference.sock');
  const admissionSocket = join(sockets, 'admission.sock');
  const operatorSocket = join(sockets, OPERATOR_SOCKET);
  const publicOrigins = [`http://localhost:${options.port}`, `http://${LOOPBACK}:${options.port}`];
  return [
    {
      name: 'edge',
      main: inRoot('apps/server/edge.main.ts'),
      options: {
        port: options.port,
        address: LOOPBACK,
        conferenceSocket,
        admissionSocket,
        publicOrigins,
      },
      sockets: [],
    },
    {
      name: 'conference',
      main: inRoot('apps/server/conference.main.ts'),
      options: {
        socket: conferenceSocket,
        admissionSocket,
        operatorSocket,
        webRoot: WEB_DIST,
        ...engine,
      },
      sockets: [conferenceSocket, admissionSocket, operatorSocket],
    },
  ];
}

/** Resolves when everything can be used. */
export async function untilReady(supervisor: Supervisor): Promise<void> {
  try {
    await supervisor.ready;
  } catch (error) {
    if (!(error instanceof ChildNeverReadyError)) throw error;
    throw new OperatorError(
      'child-not-ready',
      `The process "${error.child}" ended three times before it was ready: ./blende doctor looks for the reason.`,
    );
  }
}

/** Empty: sockets and the mark of a drain that a crash left behind are gone. */
function ourSocketFolder(dataFolder: string): string {
  try {
    const folder = socketFolder(dataFolder);
    for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
    return folder;
  } catch (error) {
    if (!(error instanceof SocketFolderError)) throw error;
    throw socketFolderForeign(error.folder);
  }
}
