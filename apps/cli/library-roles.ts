import { toDatabaseOptions } from '@blende/shared/database/connect/connection-options.ts';
import type { OwnUserName } from '@blende/shared/supervisor/own-users.ts';
import type { ProcessPlace } from '@blende/shared/supervisor/process-place.ts';
import type { RoleSpec } from '@blende/shared/supervisor/role-child.ts';
import type { GroundSpec } from '@blende/shared/supervisor/supervisor.ts';
import { allMigrations } from './all-migrations.ts';
import type { StartOptions } from './command-line.ts';
import type { Configuration } from './configuration/configuration.ts';
import { prepareDatabase } from './database.ts';
import { copyOptions } from './copy-options.ts';
import type { PreparedDatabase } from './database/prepared-database.ts';
import { libraryOperatorSocketIn, type InstanceSockets } from './instance-sockets.ts';
import { keysRole, keysSocketsIn } from './keys/keys-role.ts';
import { inRoot } from './places.ts';
import { print } from './print.ts';
import { publicOrigins } from './public-origins.ts';
import type { InstancePlaces } from './role-folders.ts';
import { workerRole } from './worker-role.ts';

/** The library and what it stands on, in the order in which they stop. */
export interface LibraryRoles {
  readonly roles: readonly RoleSpec[];
  /** After every other role. */
  readonly lastRoles: readonly RoleSpec[];
  /** After everything else. */
  readonly grounds: readonly GroundSpec[];
  /** To be called when everything runs. */
  readonly startedWell: () => void;
}

export interface LibrarySurroundings {
  readonly sockets: InstanceSockets;
  readonly places: InstancePlaces;
  readonly placeOf: (name: OwnUserName) => ProcessPlace | undefined;
}

export const NO_LIBRARY: LibraryRoles = {
  roles: [],
  lastRoles: [],
  grounds: [],
  startedWell: () => undefined,
};

/**
 * Whatever speaks against root or database is said before anything starts; the library itself waits
 * for its database, and runs locked where nobody opened the root yet.
 * @throws OperatorError
 */
export async function libraryRoles(
  options: StartOptions,
  configuration: Configuration,
  { sockets, places, placeOf }: LibrarySurroundings,
): Promise<LibraryRoles> {
  const { dataFolder, socketPlace } = places;
  const keys = keysRole({ dataFolder, keys: configuration.keys, print }, socketPlace);
  const database = await prepareDatabase({
    dataFolder,
    socketPlace,
    place: placeOf('postgres'),
    configuration: configuration.database,
    migrations: allMigrations,
  });
  return {
    roles: [
      libraryRole(options, { sockets, socketPlace, database, configuration }),
      workerRole({ logins: database.logins, copies: configuration.objects.copies }),
    ],
    lastRoles: [keys],
    grounds: database.grounds,
    startedWell: database.startedWell,
  };
}

interface LibraryGiven {
  readonly sockets: InstanceSockets;
  readonly socketPlace: string;
  readonly database: PreparedDatabase;
  readonly configuration: Configuration;
}

function libraryRole(
  options: StartOptions,
  { sockets: { librarySocket }, socketPlace, database, configuration }: LibraryGiven,
): RoleSpec {
  const operatorSocket = libraryOperatorSocketIn(socketPlace);
  const [meetings] = publicOrigins(options);
  return {
    name: 'library',
    main: inRoot('apps/server/library.main.ts'),
    options: async (at) => ({
      socket: at(librarySocket),
      operatorSocket: at(operatorSocket),
      keysSocket: at(keysSocketsIn(socketPlace).librarySocket),
      keyCopies: configuration.keys.copies,
      copies: configuration.objects.copies.map((copy) => copyOptions(copy, at)),
      database: toDatabaseOptions((await database.logins).app, at),
      ...(meetings === undefined ? {} : { meetings }),
    }),
    sockets: [librarySocket, operatorSocket],
  };
}
