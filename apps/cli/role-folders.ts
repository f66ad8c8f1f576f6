import { chmodSync, chownSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ownUser, type OwnUserName } from '@blende/shared/supervisor/own-users.ts';

/** Folders and ports of one instance. */
export interface InstancePlaces {
  readonly dataFolder: string;
  /** Holds one folder of sockets for each that listens, and `tree`. */
  readonly socketPlace: string;
  readonly ports: readonly number[];
}

/** A folder that one role may write, or that the operator's commands write for it. */
export interface RoleFolder {
  readonly from: string;
  /** Where roles with a file tree of their own see it. */
  readonly to: string;
  readonly owner: OwnUserName;
  /** Whether the owner writes there itself. */
  readonly write: boolean;
}

/** Sockets of a role, in its own folder: whoever may use them cannot put others in their place. */
export function socketFolderOf(socketPlace: string, role: OwnUserName | 'operator'): string {
  return join(socketPlace, role);
}

/** What an auditor looks through, seen as a whole; its own folders lie inside. */
export const WHOLE_DATA = '/data';

export function roleFolders({ dataFolder, socketPlace }: InstancePlaces): readonly RoleFolder[] {
  const sockets = (name: OwnUserName | 'operator', owner: OwnUserName): RoleFolder => ({
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
  ];
}

/** Makes the folders of roles, as our own. */
export function makeRoleFolders(places: InstancePlaces): void {
  mkdirSync(join(places.socketPlace, 'tree'), { recursive: true });
  for (const { from } of roleFolders(places)) mkdirSync(from, { recursive: true, mode: 0o700 });
}

/** Gives each of them to its owner, with what an earlier start left in it. */
export function giveRoleFolders(places: InstancePlaces): void {
  for (const { from, owner } of roleFolders(places)) {
    const { userId, groupId } = ownUser(owner);
    for (const path of [from, ...filesIn(from)]) chownSync(path, userId, groupId);
    chmodSync(from, 0o750);
  }
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => !entry.isSymbolicLink())
    .map((entry) => join(entry.parentPath, entry.name));
}
