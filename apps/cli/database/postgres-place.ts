import { chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { clusterTool, type ClusterTool } from '@blende/shared/database/embedded/cluster-tools.ts';
import {
  programInside,
  type Mount,
  type ProcessPlace,
} from '@blende/shared/supervisor/process-place.ts';

/**
 * Where the server lives: without a network and our program, but with memory to share, and with a
 * line that names its user, without which PostgreSQL does not start.
 */
export function postgresPlace(place: ProcessPlace, socketPlace: string): ProcessPlace {
  const { userId, groupId } = place;
  const users = join(socketPlace, 'postgres-users');
  writeFileSync(users, `postgres:x:${userId}:${groupId}::/:/usr/sbin/nologin\n`, { mode: 0o644 });
  const memory = join(socketPlace, 'postgres-memory');
  mkdirSync(memory, { recursive: true, mode: 0o700 });
  chownSync(memory, userId, groupId);
  return {
    ...place,
    hasNetwork: false,
    mounts: [
      ...place.mounts.filter(({ to }) => !to.startsWith('/blende/')),
      { from: users, to: '/etc/passwd', write: false },
      { from: memory, to: '/dev/shm', write: true },
    ],
  };
}

/** The same for one of its tools, which works on `folder` in place of the database. */
export function toolPlace(
  place: ProcessPlace,
  {
    major,
    tool,
    folder,
    database,
  }: { major: number; tool: ClusterTool; folder: string; database: string },
): ProcessPlace {
  const server = clusterTool(major, 'postgres');
  const instead = ({ from, ...mount }: Mount): Mount => ({
    ...mount,
    from: from === database ? folder : from,
  });
  return {
    ...place,
    mounts: [
      ...place.mounts.map(instead),
      // initdb looks for it beside itself.
      ...(tool === 'initdb'
        ? [
            {
              from: server,
              to: join(dirname(programInside(place, server)), 'postgres'),
              write: false,
            },
          ]
        : []),
    ],
  };
}
