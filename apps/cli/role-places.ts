import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ownUser, type OwnUserName } from '@blende/shared/supervisor/own-users.ts';
import type { Mount, ProcessPlace } from '@blende/shared/supervisor/process-place.ts';
import { inRoot } from './places.ts';
import { roleFolders, WHOLE_DATA, type InstancePlaces } from './role-folders.ts';

const FIRST_ORDINARY_PORT = 1024;
const PROGRAM = [
  'apps',
  'products',
  'shared',
  'node_modules',
  'package.json',
  'package-lock.json',
  'media',
] as const;
/** Where names are looked up, by the one role that asks others by name. */
const NAME_SERVICE = ['/etc', dirname(realpathOr('/etc/resolv.conf'))] as const;
/** What of the machine an auditor looks at: settings, keys, units, disks, and whether a journal is kept. */
const LOOKED_AT = ['/etc', '/root', '/run', '/sys', '/var/log'] as const;

/** Folders of others that a role sees; to a socket it may connect there. */
const READS: Readonly<Partial<Record<OwnUserName, readonly string[]>>> = {
  edge: ['/sockets/conference', '/sockets/certificates', '/sockets/statement', '/sockets/library'],
  statement: ['/data/evidence'],
  auditor: ['/sockets/edge', '/object-copies', '/key-copies'],
  library: ['/sockets/postgres', '/sockets/keys'],
  worker: ['/sockets/postgres', '/sockets/keys-worker', '/data/objects', '/object-copies'],
};

/** Folders of others that a role writes too. */
const WRITES: typeof READS = { worker: ['/data/objects', '/object-copies'] };

/** What a role of this name sees and may, if it has a user of its own. */
export function rolePlace(name: OwnUserName, places: InstancePlaces): ProcessPlace {
  const isAuditor = name === 'auditor';
  return {
    ...ownUser(name),
    capabilities: capabilitiesOf(name, places),
    seesProcesses: isAuditor,
    hasNetwork: !isAuditor,
    mountPoint: join(places.socketPlace, 'tree'),
    mounts: [
      ...program(name),
      ...(isAuditor ? [shown(places.dataFolder, WHOLE_DATA)] : []),
      ...foldersOf(name, places),
      ...systemFolders(name),
    ],
  };
}

/** The auditor reads what it checks, whoever's it is; it can write none of it. */
function capabilitiesOf(name: OwnUserName, { ports }: InstancePlaces): readonly string[] {
  if (name === 'auditor') return ['dac_read_search', 'sys_ptrace'];
  const lowPort = ports.some((port) => port < FIRST_ORDINARY_PORT);
  return lowPort && (name === 'edge' || name === 'engine') ? ['net_bind_service'] : [];
}

function program(name: OwnUserName): readonly Mount[] {
  if (name === 'engine') return [];
  return PROGRAM.map((part) => shown(inRoot(part), `/blende/${part}`));
}

function foldersOf(name: OwnUserName, places: InstancePlaces): readonly Mount[] {
  return roleFolders(places)
    .filter(({ owner, to }) => owner === name || isAmong(to, READS[name]))
    .map(({ from, to, owner, write }) => ({
      from,
      to,
      write: write && (owner === name || isAmong(to, WRITES[name])),
    }));
}

/** One of these folders, or inside one of them. */
function isAmong(path: string, folders: readonly string[] = []): boolean {
  return folders.some((folder) => path === folder || path.startsWith(`${folder}/`));
}

function systemFolders(name: OwnUserName): readonly Mount[] {
  const folders = { certificates: NAME_SERVICE, auditor: LOOKED_AT };
  if (name !== 'certificates' && name !== 'auditor') return [];
  return [...new Set(folders[name])]
    .filter((folder) => existsSync(folder))
    .map((folder) => shown(folder, folder));
}

function shown(from: string, to: string): Mount {
  return { from, to, write: false };
}

function realpathOr(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
}
