import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { SocketFolderError, socketFolder } from '@blende/shared/supervisor/socket-folder.ts';
import { ChildNeverReadyError } from '@blende/shared/supervisor/supervised-child.ts';
import { stateFileOf, supervise, type Supervisor } from '@blende/shared/supervisor/supervisor.ts';
import { roleEvents } from './all-events.ts';
import { auditorRole, doorSocketIn } from './auditor-role.ts';
import { issuedCertificate, type IssuedCertificate } from './certificate/issued-certificate.ts';
import { readCertificate, type ReadCertificate } from './certificate/certificate-files.ts';
import { watchCertificate, type WatchedCertificate } from './certificate/watch-certificate.ts';
import type { StartOptions } from './command-line.ts';
import { conferenceRole, type EngineCredentials } from './conference-role.ts';
import { edgeRole } from './edge-role.ts';
import { engineCredentials, engineSpec, relayAddress, relaysElsewhere } from './engine-spec.ts';
import { socketsIn, type InstanceSockets } from './instance-sockets.ts';
import { libraryRoles, NO_LIBRARY, type LibraryRoles } from './library-roles.ts';
import type { Configuration } from './configuration/configuration.ts';
import { readConfiguration } from './configuration/read-configuration.ts';
import type { RoleSpec } from '@blende/shared/supervisor/role-child.ts';
import { OperatorError } from './operator-error.ts';
import { print } from './print.ts';
import { allDomains, hasLibrary, hasMeetings } from './products.ts';
import { findPlaces, instancePlaces } from './find-places.ts';
import type { InstancePlaces } from './role-folders.ts';
import { operatorSocketIn, socketFolderForeign } from './running-instance.ts';
import { statementRole } from './statement-role.ts';

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
  const socketPlace = ourSocketFolder(dataFolder);
  const configuration = hasLibrary(options) ? readConfiguration(dataFolder) : undefined;
  const places = instancePlaces(options, socketPlace, configuration);
  const placeOf = findPlaces(places);
  const issued = issuedCertificate(options, socketPlace);
  const certificate = watched(options, issued, ({ chain, key }) =>
    supervisor.tell('edge', { type: 'certificate', chain, key }),
  );
  const credentials = engineCredentials();
  const sockets = socketsIn(socketPlace);
  const library =
    configuration === undefined
      ? NO_LIBRARY
      : await libraryRoles(options, configuration, { sockets, places, placeOf });
  const roles = planRoles(options, {
    places,
    sockets,
    library,
    configuration,
    issued,
    credentials,
    certificate: () => certificate?.current(),
  });
  const supervisor = supervise({
    dataFolder,
    events: roleEvents,
    print,
    roles: roles.map((role) => ({ ...role, place: placeOf(role.name) })),
    engine: hasMeetings(options)
      ? { ...engineSpec(engine, options, credentials), place: placeOf('engine') }
      : undefined,
    grounds: library.grounds,
  });
  const stop = async (): Promise<void> => {
    certificate?.[Symbol.dispose]();
    await supervisor.stop();
    rmSync(socketPlace, { recursive: true, force: true });
  };
  const ready = Promise.all([supervisor.ready, certificate?.sound]).then(library.startedWell);
  return { ...supervisor, ready, stop };
}

interface Given {
  readonly places: InstancePlaces;
  readonly sockets: InstanceSockets;
  readonly library: LibraryRoles;
  readonly configuration: Configuration | undefined;
  readonly issued: IssuedCertificate | undefined;
  readonly credentials: EngineCredentials;
  readonly certificate: () => ReadCertificate | undefined;
}

/** In the order in which they stop: who is nearest to the browsers comes first. */
function planRoles(options: StartOptions, given: Given): readonly RoleSpec[] {
  const { places, sockets, library, configuration, issued, credentials, certificate } = given;
  const { socketPlace } = places;
  const relayFrom = relayAddress(options);
  const hasRelay = relayFrom !== undefined || relaysElsewhere(options);
  return [
    edgeRole(options, {
      sockets,
      relayFrom,
      challengeSocket: issued?.socket,
      doorSocket: doorSocketIn(socketPlace),
      certificate,
    }),
    ...(hasMeetings(options)
      ? [conferenceRole(options, sockets, operatorSocketIn(socketPlace), credentials)]
      : []),
    ...library.roles,
    statementRole(options, { statementSockets: sockets.statementSockets, hasRelay }),
    ...(issued === undefined ? [] : [issued.role]),
    auditorRole(options, places, configuration),
    ...library.lastRoles,
  ];
}

function watched(
  options: StartOptions,
  issued: IssuedCertificate | undefined,
  changed: (certificate: ReadCertificate) => void,
): WatchedCertificate | undefined {
  const { certificate } = options;
  const files = certificate?.kind === 'files' ? certificate : issued?.files;
  if (files === undefined) return undefined;
  const read = (): ReadCertificate => readCertificate(files, allDomains(options));
  return watchCertificate(read, changed, issued === undefined ? undefined : ISSUED_LOOK_MS);
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
