import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { answers } from '@blende/shared/database/connect/answers.ts';
import type { DatabaseConnection } from '@blende/shared/database/connect/connection.ts';
import {
  DATABASE,
  OWNER_LOGIN,
  SUPERUSER,
} from '@blende/shared/database/embedded/cluster-names.ts';
import { ClusterRefusedError } from '@blende/shared/database/embedded/cluster-refused.ts';
import type { Migration } from '@blende/shared/database/migrations/migration.ts';
import { postgresChild } from '@blende/shared/supervisor/postgres-child.ts';
import type { ProcessPlace } from '@blende/shared/supervisor/process-place.ts';
import { bringUp, type DatabaseLogins } from './database-logins.ts';
import { databaseProblem } from './database-problem.ts';
import { openEmbedded, type OpenedCluster } from './open-embedded.ts';
import { postgresPlace } from './postgres-place.ts';
import type { PreparedDatabase } from './prepared-database.ts';

export interface EmbeddedDatabase {
  readonly dataFolder: string;
  readonly socketPlace: string;
  readonly socketFolder: string;
  /** Of the server; undefined: it has our own user and files. */
  readonly place: ProcessPlace | undefined;
  readonly migrations: readonly Migration[];
}

/** The database in the data folder, and its server. @throws ClusterRefusedError or DatabaseRefusedError */
export async function embeddedDatabase(options: EmbeddedDatabase): Promise<PreparedDatabase> {
  const { dataFolder, socketPlace, socketFolder, migrations } = options;
  if (options.place === undefined && process.getuid?.() === 0)
    throw new ClusterRefusedError('cluster-as-root');
  const place = options.place && postgresPlace(options.place, socketPlace);
  const folder = join(dataFolder, 'postgres');
  const copies = join(dataFolder, 'before-migration');
  const { major, passwords } = await openEmbedded({ folder, copies }, place, migrations);
  const above = connectionsAbove(socketFolder, passwords);
  const { promise: logins, resolve, reject } = Promise.withResolvers<DatabaseLogins>();
  // Whoever waits for them is told; without anybody the process would end here.
  logins.catch(() => undefined);
  const onReady = (generation: number): void => {
    if (generation > 1) return;
    bringUp(above, migrations).then(resolve, (error: unknown) => {
      reject(databaseProblem(error));
    });
  };
  return {
    grounds: [
      postgresChild({
        major,
        folder,
        socketFolder,
        place,
        onReady,
        answers: async () => await answers(above.owner),
      }),
    ],
    logins,
    startedWell: () => {
      rmSync(copies, { recursive: true, force: true });
    },
  };
}

function connectionsAbove(
  socketFolder: string,
  passwords: OpenedCluster['passwords'],
): Readonly<Record<'superuser' | 'owner', DatabaseConnection>> {
  const common = { place: { kind: 'socket', socketFolder }, database: DATABASE } as const;
  return {
    superuser: { ...common, user: SUPERUSER, password: passwords.superuser },
    owner: { ...common, user: OWNER_LOGIN, password: passwords.owner },
  };
}
