import { join } from 'node:path';
import type { RoleSpec } from '@blende/shared/supervisor/role-child.ts';
import type { GroundSpec } from '@blende/shared/supervisor/supervisor.ts';
import type { StartOptions } from './command-line.ts';
import type { InstanceSockets } from './instance-sockets.ts';
import { inRoot } from './places.ts';
import { hasLibrary } from './products.ts';
import { publicOrigins } from './public-origins.ts';
import { socketFolderOf, type InstancePlaces } from './role-folders.ts';

/** The library and what it stands on, in the order in which they stop. */
export interface LibraryRoles {
  readonly roles: readonly RoleSpec[];
  /** After every other role. */
  readonly lastRoles: readonly RoleSpec[];
  /** After everything else. */
  readonly grounds: readonly GroundSpec[];
}

export interface LibrarySurroundings {
  readonly sockets: InstanceSockets;
  readonly places: InstancePlaces;
}

const NOTHING: LibraryRoles = { roles: [], lastRoles: [], grounds: [] };

/** The socket on which the operator's commands ask the library. */
export function libraryOperatorSocketIn(socketPlace: string): string {
  return join(socketFolderOf(socketPlace, 'library-operator'), 'operator.sock');
}

export function libraryRoles(
  options: StartOptions,
  { sockets, places }: LibrarySurroundings,
): LibraryRoles {
  if (!hasLibrary(options)) return NOTHING;
  return { ...NOTHING, roles: [libraryRole(options, sockets, places)] };
}

function libraryRole(
  options: StartOptions,
  { librarySocket }: InstanceSockets,
  { socketPlace }: InstancePlaces,
): RoleSpec {
  const operatorSocket = libraryOperatorSocketIn(socketPlace);
  const [meetings] = publicOrigins(options);
  return {
    name: 'library',
    main: inRoot('apps/server/library.main.ts'),
    options: (at) => ({
      socket: at(librarySocket),
      ...(meetings === undefined ? {} : { meetings }),
    }),
    sockets: [librarySocket, operatorSocket],
  };
}
