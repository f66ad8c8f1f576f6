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
type SocketFolderName = OwnUserName | 'operator' | 'library-operator';

/** Sockets of a role, in its own folder: whoever may use them cannot put others in their place. */
export function socketFolderOf(socketPlace: string, role: SocketFolderName): string {
  return join(socketPlace, role);
}

/** What an auditor looks through, seen as a whole; its own folders lie inside. */
export const WHOLE_DATA = '/data';

export function roleFolders(places: InstancePlaces): readonly RoleFolder[] {
  const { dataFolder, socketPlace, library } = places;
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
    ...(library
      ? [
          sockets('postgres', 'postgres'),
          sockets('keys', 'keys'),
          sockets('library', 'library'),
          // Apart from the one that the edge sees.
          sockets('library-operator', 'library'),
          { ...data('postgres', 'postgres'), large: true },
          data('keys/store', 'keys'),
          { ...data('objects', 'library'), large: true, shared: true },
        ]
      : []),
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
