import { join } from 'node:path';
import type { RoleSpec } from '@blende/shared/supervisor/role-child.ts';
import { inRoot } from '../places.ts';
import { socketFolderOf } from '../role-folders.ts';
import { prepareRoot, type RootSurroundings } from './prepare-root.ts';

/** Where the keys process listens: each door in a folder that only its askers see. */
export interface KeysSockets {
  readonly librarySocket: string;
  readonly workerSocket: string;
  readonly operatorSocket: string;
}

export function keysSocketsIn(socketPlace: string): KeysSockets {
  return {
    librarySocket: join(socketFolderOf(socketPlace, 'keys'), 'keys.sock'),
    workerSocket: join(socketFolderOf(socketPlace, 'keys-worker'), 'keys.sock'),
    operatorSocket: join(socketFolderOf(socketPlace, 'keys-operator'), 'keys.sock'),
  };
}

/**
 * Call it before anything starts: what is wrong with the root is said at once. The root is read
 * again for each life of the process: it may have changed meanwhile.
 * @throws OperatorError
 */
export function keysRole(surroundings: RootSurroundings, socketPlace: string): RoleSpec {
  prepareRoot(surroundings);
  const sockets = keysSocketsIn(socketPlace);
  return {
    name: 'keys',
    main: inRoot('apps/server/keys.main.ts'),
    options: (at) => ({
      librarySocket: at(sockets.librarySocket),
      workerSocket: at(sockets.workerSocket),
      operatorSocket: at(sockets.operatorSocket),
      copies: surroundings.keys.copies.map(at),
      ...prepareRoot(surroundings),
    }),
    sockets: Object.values(sockets),
  };
}
