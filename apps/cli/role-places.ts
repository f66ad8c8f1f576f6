import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ownUser, type OwnUserName } from '@blende/shared/supervisor/own-users.ts';
import type { Mount, ProcessPlace } from '@blende/shared/supervisor/process-place.ts';
import { inRoot } from './places.ts';

const FIRST_ORDINARY_PORT = 1024;
const PROGRAM = ['apps', 'products', 'shared', 'node_modules', 'package.json'] as const;
/** Where names are looked up, by the one role that asks others by name. */
const NAME_SERVICE = ['/etc', dirname(realpathOr('/etc/resolv.conf'))] as const;

/** Folders and ports of one instance. */
export interface InstancePlaces {
  readonly dataFolder: string;
  /** Holds one folder of sockets for each that listens, and `tree`. */
  readonly socketPlace: string;
  readonly ports: readonly number[];
}

/** Folders of others that a role sees; to a socket it may connect there. */
const READS: Readonly<Partial<Record<OwnUserName, readonly string[]>>> = {
  edge: ['/sockets/conference', '/sockets/certificates', '/sockets/statement'],
  statement: ['/data/evidence'],
};

type Owned = readonly [host: string, inside: string, owner: OwnUserName];

/** Sockets of a role, in its own folder: whoever may use them cannot put others in their place. */
export function socketFolderOf(socketPlace: string, role: OwnUserName | 'operator'): string {
  return join(socketPlace, role);
}

/** Makes the folders that roles write to, as our own. */
export function makeRoleFolders(places: InstancePlaces): void {
  mkdirSync(join(places.socketPlace, 'tree'), { recursive: true });
  for (const [folder] of owned(places)) mkdirSync(folder, { recursive: true, mode: 0o700 });
  mkdirSync(factsFolder(places), { recursive: true, mode: 0o700 });
}

/** Gives each of them to the user who writes there, with what an earlier start left in it. */
export function giveRoleFolders(places: InstancePlaces): void {
  for (const [folder, , owner] of owned(places)) {
    const { userId, groupId } = ownUser(owner);
    for (const path of [folder, ...filesIn(folder)]) chownSync(path, userId, groupId);
    chmodSync(folder, 0o750);
  }
  // Written by the operator's own commands, read by one role.
  const { userId, groupId } = ownUser('statement');
  for (const path of filesIn(factsFolder(places))) chownSync(path, userId, groupId);
  chownSync(factsFolder(places), userId, groupId);
}

/** What a role of this name sees and may, if it has a user of its own. */
export function rolePlace(name: OwnUserName, places: InstancePlaces): ProcessPlace {
  const lowPort = places.ports.some((port) => port < FIRST_ORDINARY_PORT);
  const needsLowPort = lowPort && (name === 'edge' || name === 'engine');
  return {
    ...ownUser(name),
    capabilities: needsLowPort ? ['net_bind_service'] : [],
    seesProcesses: false,
    mountPoint: join(places.socketPlace, 'tree'),
    mounts: [...program(name), ...foldersOf(name, places), ...nameService(name)],
  };
}

function program(name: OwnUserName): readonly Mount[] {
  if (name === 'engine') return [];
  return PROGRAM.map((part) => ({ from: inRoot(part), to: `/blende/${part}`, write: false }));
}

function owned({ dataFolder, socketPlace }: InstancePlaces): readonly Owned[] {
  const sockets = (role: OwnUserName | 'operator', owner: OwnUserName): Owned => [
    socketFolderOf(socketPlace, role),
    `/sockets/${role}`,
    owner,
  ];
  return [
    sockets('conference', 'conference'),
    sockets('operator', 'conference'),
    sockets('certificates', 'certificates'),
    sockets('statement', 'statement'),
    [join(dataFolder, 'certificates'), '/data/certificates', 'certificates'],
  ];
}

function foldersOf(name: OwnUserName, places: InstancePlaces): readonly Mount[] {
  return [
    ...owned(places).flatMap(([from, to, owner]) =>
      owner === name || READS[name]?.includes(to) === true
        ? [{ from, to, write: owner === name }]
        : [],
    ),
    ...(name === 'statement'
      ? [{ from: factsFolder(places), to: '/data/facts', write: false }]
      : []),
  ];
}

function factsFolder({ dataFolder }: InstancePlaces): string {
  return join(dataFolder, 'facts');
}

function nameService(name: OwnUserName): readonly Mount[] {
  if (name !== 'certificates') return [];
  const folders = [...new Set(NAME_SERVICE)].filter((folder) => existsSync(folder));
  return folders.map((folder) => ({ from: folder, to: folder, write: false }));
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => !entry.isSymbolicLink())
    .map((entry) => join(entry.parentPath, entry.name));
}

function realpathOr(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
}
