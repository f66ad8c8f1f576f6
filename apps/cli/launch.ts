import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { engineSettings } from '@blende/conference/supervisor.ts';
import type { EngineSpec } from '@blende/shared/supervisor/engine-child.ts';
import type { RoleSpec } from '@blende/shared/supervisor/role-child.ts';
import type { CertificateText } from '@blende/shared/supervisor/role-messages.ts';
import { SocketFolderError, socketFolder } from '@blende/shared/supervisor/socket-folder.ts';
import { ChildNeverReadyError } from '@blende/shared/supervisor/supervised-child.ts';
import { stateFileOf, supervise, type Supervisor } from '@blende/shared/supervisor/supervisor.ts';
import { roleEvents } from './all-events.ts';
import { auditorRole, doorSocketIn } from './auditor-role.ts';
import { issuedCertificate, type IssuedCertificate } from './certificate/issued-certificate.ts';
import { readCertificate, type ReadCertificate } from './certificate/certificate-files.ts';
import { watchCertificate, type WatchedCertificate } from './certificate/watch-certificate.ts';
import type { StartOptions } from './command-line.ts';
import { disclosureSeed } from './disclosure-key.ts';
import { mediaBinding, ownAddresses } from './media-binding.ts';
import { OperatorError } from './operator-error.ts';
import { inRoot, WEB_DIST } from './places.ts';
import { print } from './print.ts';
import { findPlaces, instancePlaces } from './find-places.ts';
import { socketFolderOf } from './role-folders.ts';
import { operatorSocketIn, socketFolderForeign } from './running-instance.ts';
import { relaySecret } from './relay-secret.ts';
import { startKey } from './start-key.ts';
import { statementRole } from './statement-role.ts';
import { publicOrigins } from './public-origins.ts';

const KEY_BYTES = 16;
const SECRET_BYTES = 32;
/** The role that renews writes the files in a moment of its own. */
const ISSUED_LOOK_MS = 1000;

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
  const relayFrom =
    relaysElsewhere(options) || (options.certificate === undefined && options.proxy === undefined)
      ? undefined
      : mediaBinding(options, ownAddresses());
  const socketPlace = ourSocketFolder(dataFolder);
  const sockets = socketsIn(socketPlace);
  const places = instancePlaces(options, socketPlace);
  const placeOf = findPlaces(places);
  const issued = issuedCertificate(options, socketPlace);
  const certificate = watched(options, issued, (changed) =>
    supervisor.tell('edge', { type: 'certificate', ...textOf(changed) }),
  );
  const supervisor = supervise({
    dataFolder,
    events: roleEvents,
    print,
    roles: [
      edgeRole(options, {
        sockets,
        relayFrom,
        challengeSocket: issued?.socket,
        doorSocket: doorSocketIn(socketPlace),
        certificate: () => certificate?.current(),
      }),
      conferenceRole(options, sockets, operatorSocketIn(socketPlace), {
        engineKey,
        engineSecret,
      }),
      statementRole({
        dataFolder,
        statementSocket: sockets.statementSocket,
        hasRelay: relayFrom !== undefined || relaysElsewhere(options),
      }),
      ...(issued === undefined ? [] : [issued.role]),
      auditorRole(options, places),
    ].map((role) => ({ ...role, place: placeOf(role.name) })),
    engine: {
      ...engineSpec(engine, options, relayFrom, { key: engineKey, secret: engineSecret }),
      place: placeOf('engine'),
    },
  });
  const stop = async (): Promise<void> => {
    certificate?.[Symbol.dispose]();
    await supervisor.stop();
    rmSync(socketPlace, { recursive: true, force: true });
  };
  const ready = Promise.all([supervisor.ready, certificate?.sound]).then(() => undefined);
  return { ...supervisor, ready, stop };
}

function engineSpec(
  executable: string,
  options: StartOptions,
  relayFrom: string | undefined,
  credentials: { readonly key: string; readonly secret: string },
): EngineSpec {
  const { mediaAddress: nodeIp, mediaUdpPort: udpPort, mediaTcpPort: tcpPort } = options;
  const addresses = { nodeIp, boundTo: mediaBinding(options, ownAddresses()), udpPort, tcpPort };
  const secretFile = options.proxy?.relaySecretFile;
  const beside = secretFile === undefined ? {} : { relaySecret: relaySecret(secretFile).reveal() };
  return {
    executable,
    settings: ({ signalling: signallingPort, relay: port }) => {
      const relay = relayFrom === undefined ? {} : { relay: { address: relayFrom, port } };
      return engineSettings({ ...addresses, signallingPort, ...relay, ...beside }, credentials);
    },
  };
}

function relaysElsewhere({ proxy }: StartOptions): boolean {
  return proxy?.relaySecretFile !== undefined;
}

interface Sockets {
  readonly conferenceSocket: string;
  readonly admissionSocket: string;
  readonly statementSocket: string;
}

function socketsIn(folder: string): Sockets {
  return {
    conferenceSocket: join(socketFolderOf(folder, 'conference'), 'conference.sock'),
    admissionSocket: join(socketFolderOf(folder, 'conference'), 'admission.sock'),
    statementSocket: join(socketFolderOf(folder, 'statement'), 'statement.sock'),
  };
}

function watched(
  { certificate, domains }: StartOptions,
  issued: IssuedCertificate | undefined,
  changed: (certificate: ReadCertificate) => void,
): WatchedCertificate | undefined {
  const files = certificate?.kind === 'files' ? certificate : issued?.files;
  if (files === undefined) return undefined;
  const read = (): ReadCertificate => readCertificate(files, domains);
  return watchCertificate(read, changed, issued === undefined ? undefined : ISSUED_LOOK_MS);
}

function textOf({ chain, key }: CertificateText): CertificateText {
  return { chain, key };
}

function edgeRole(
  options: StartOptions,
  given: {
    readonly sockets: Sockets;
    readonly relayFrom: string | undefined;
    readonly challengeSocket: string | undefined;
    readonly doorSocket: string;
    readonly certificate: () => CertificateText | undefined;
  },
): RoleSpec {
  const { port, listen: address, mediaAddress, mediaUdpPort, redirectPort } = options;
  const { sockets, relayFrom, challengeSocket } = given;
  const peer = { address: mediaAddress, port: mediaUdpPort };
  return {
    name: 'edge',
    main: inRoot('apps/server/edge.main.ts'),
    options: (at) => {
      const certificate = given.certificate();
      return {
        port,
        address,
        conferenceSocket: at(sockets.conferenceSocket),
        admissionSocket: at(sockets.admissionSocket),
        door: at(given.doorSocket),
        statementSocket: at(sockets.statementSocket),
        disclosureSeed: disclosureSeed(options.dataFolder).reveal(),
        publicOrigins: publicOrigins(options),
        ...(options.proxy === undefined ? {} : { behindProxy: true }),
        ...(options.certificate === undefined
          ? {}
          : { certificate: certificate === undefined ? 'pending' : textOf(certificate) }),
        ...(redirectPort === undefined
          ? {}
          : {
              redirect: {
                port: redirectPort,
                ...(challengeSocket === undefined ? {} : { challengeSocket: at(challengeSocket) }),
              },
            }),
        ...(relayFrom === undefined ? {} : { relay: { address: relayFrom, peer } }),
      };
    },
    sockets: [given.doorSocket],
  };
}

function conferenceRole(
  { startPolicy, capacity, dataFolder }: StartOptions,
  { conferenceSocket, admissionSocket }: Sockets,
  operatorSocket: string,
  engine: { engineKey: string; engineSecret: string },
): RoleSpec {
  return {
    name: 'conference',
    main: inRoot('apps/server/conference.main.ts'),
    options: (at) => ({
      socket: at(conferenceSocket),
      admissionSocket: at(admissionSocket),
      operatorSocket: at(operatorSocket),
      webRoot: at(WEB_DIST),
      capacity,
      startPolicy,
      // Read at each start of the role: it may have been replaced meanwhile.
      ...(startPolicy === 'everybody' ? {} : { startKey: startKey(dataFolder).reveal() }),
      ...engine,
    }),
    sockets: [conferenceSocket, admissionSocket, operatorSocket],
  };
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
