// systemd names 60578 to 61183 as used by nobody: neither by people, services nor containers.
const COMMON_GROUP = 61_100;

const USERS = {
  edge: 61_101,
  conference: 61_102,
  certificates: 61_103,
  engine: 61_104,
  statement: 61_105,
  auditor: 61_106,
  postgres: 61_107,
  keys: 61_108,
  library: 61_109,
  worker: 61_110,
} as const;

/** Names of the processes that get a user of their own. */
export type OwnUserName = keyof typeof USERS;

export interface OwnUser {
  readonly userId: number;
  readonly groupId: number;
}

/**
 * The numeric user of a process, the same on every machine, without an entry in /etc/passwd.
 * Those that speak over unix sockets have one group; the engine is not among them.
 */
export function ownUser(name: OwnUserName): OwnUser {
  const userId = USERS[name];
  return { userId, groupId: name === 'engine' ? userId : COMMON_GROUP };
}
