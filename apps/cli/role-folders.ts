import { chmodSync, chownSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ownUser, type OwnUser, type OwnUserName } from '@blende/shared/supervisor/own-users.ts';

/** Folders and ports of one instance. */
export interface InstancePlaces {
  readonly dataFolder: string;
  /** Holds one folder of sockets for each that listens, and `tree`. */
  readonly socketPlace: string;
  readonly ports: readonly number[];
  /** Whether the library runs, with what it stands on. */
  readonly library: boolean;
  /** Copies of the key store that lie outside the data folder. */
  readonly keyCopies?: readonly string[];
  /** Copies of objects that do. */
  readonly objectCopies?: readonly string[];
}

/** A folder that one role may write, or that the operator's commands write for it. */
export interface RoleFolder {
  readonly from: string;
  /** Where roles with a file tree of their own see it. */
  readonly to: string;
  readonly owner: OwnUserName;
  /** Whether the owner writes there itself. */
  readonly write: boolean;
  /** Holds too much to be looked through at each start, and nobody but roles puts anything there. */
  readonly large?: boolean;
  /** Whether another role of the same group makes files there too. */
  readonly shared?: boolean;
}

/** Of a role, or of the operator's commands to one. */
type SocketFolderName =
  | OwnUserName
  | 'operator'
  | 'library-operator'
  | 'keys-worker'
  | 'keys-operator';

/** Sockets of a role, in its own folder: whoever may use them cannot put others in their place. */
export function socketFolderOf(socketPlace: string, role: SocketFolderName): string {
  return join(socketPlace, role);
}

/** What an auditor looks through, seen as a whole; its own folders lie inside. */
export const WHOLE_DATA = '/data';

export function roleFolders(places: InstancePlaces): readonly RoleFolder[] {
  const { dataFolder, socketPlace } = places;
  const sockets = (name: SocketFolderName, owner: OwnUserName): RoleFolder => ({
    from: socketFolderOf(socketPlace, name),
    to: `/sockets/${name}`,
    owner,
    write: true,
  });
  const data = (name: string, owner: OwnUserName, write = true): RoleFolder => ({
    from: join(dataFolder, name),
    to: `${WHOLE_DATA}/${name}`,
    owner,
    write,
  });
  return [
    sockets('edge', 'edge'),
    sockets('conference', 'conference'),
    sockets('operator', 'conference'),
    sockets('certificates', 'certificates'),
    sockets('statement', 'statement'),
    sockets('auditor', 'auditor'),
    data('certificates', 'certificates'),
    data('facts', 'statement', false),
    data('evidence', 'auditor'),
    data('keys/auditor', 'auditor'),
    ...(places.library ? libraryFolders(places, { sockets, data }) : []),
  ];
}

interface Makes {
  readonly sockets: (name: SocketFolderName, owner: OwnUserName) => RoleFolder;
  readonly data: (name: string, owner: OwnUserName) => RoleFolder;
}

const OBJECTS = { large: true, shared: true } as const;

function libraryFolders(
  { keyCopies = [], objectCopies = [] }: InstancePlaces,
  { sockets, data }: Makes,
): readonly RoleFolder[] {
  const copy = (from: string, to: string, owner: OwnUserName): RoleFolder => ({
    from,
    to,
    owner,
    write: true,
  });
  return [
    sockets('postgres', 'postgres'),
    // Each door in a folder that only its askers see.
    sockets('keys', 'keys'),
    sockets('keys-worker', 'keys'),
    sockets('keys-operator', 'keys'),
    sockets('library', 'library'),
    sockets('library-operator', 'library'),
    { ...data('postgres', 'postgres'), large: true },
    data('keys/store', 'keys'),
    ...keyCopies.map((from, index) => copy(from, `/key-copies/${index}`, 'keys')),
    { ...data('objects', 'library'), ...OBJECTS },
    ...objectCopies.map((from, index) => ({
      ...copy(from, `/object-copies/${index}`, 'library'),
      ...OBJECTS,
    })),
  ];
}

/** Makes the folders of roles, as our own. */
export function makeRoleFolders(places: InstancePlaces): void {
  mkdirSync(join(places.socketPlace, 'tree'), { recursive: true });
  for (const { from } of roleFolders(places)) mkdirSync(from, { recursive: true, mode: 0o700 });
}

/** Gives each of them to its owner, with what an earlier start or a command left in it. */
export function giveRoleFolders(places: InstancePlaces): void {
  for (const folder of roleFolders(places)) {
    giveFolder(folder, ownUser(folder.owner));
    chmodSync(folder.from, folder.shared === true ? 0o770 : 0o750);
  }
}

/** Takes them back for a start in which roles share our user. */
export function takeRoleFolders(places: InstancePlaces): void {
  const [userId, groupId] = [process.getuid?.(), process.getgid?.()];
  if (userId !== 0 || groupId === undefined) return;
  for (const folder of roleFolders(places)) giveFolder(folder, { userId, groupId });
}

function giveFolder({ from, large }: RoleFolder, { userId, groupId }: OwnUser): void {
  const { uid, gid } = statSync(from);
  if (large === true && uid === userId && gid === groupId) return;
  // The folder itself last: an interrupted start begins again.
  for (const path of [...filesIn(from), from]) chownSync(path, userId, groupId);
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => !entry.isSymbolicLink())
    .map((entry) => join(entry.parentPath, entry.name));
}
