import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { readClusterLock } from '@blende/shared/database/embedded/cluster-lock.ts';
import { clusterTool } from '@blende/shared/database/embedded/cluster-tools.ts';
import { serverSettings } from '@blende/shared/database/embedded/server-settings.ts';
import { untilFree } from '@blende/shared/database/embedded/until-free.ts';
import { pathInside, type ProcessPlace } from './process-place.ts';
import type { ChildSpec } from './supervised-child.ts';

const POLL_MS = 40;
/** After a crash the server first reads its write-ahead log. */
const READY_TIMEOUT_MS = 600_000;
/** The first request lets it write down what it holds, the second one lets that go (pg_ctl(1)). */
const PATIENCE = { askAgainAfterMs: 20_000, killAfterMs: 25_000 };

export interface PostgresSpec {
  readonly major: number;
  /** The folder of the database and that of its socket, as the supervisor sees them. */
  readonly folder: string;
  readonly socketFolder: string;
  /** Whether it takes and answers a statement. */
  readonly answers: () => Promise<boolean>;
  readonly onReady: (generation: number) => void;
  /** Without one it has the supervisor's own user and files. */
  readonly place?: ProcessPlace | undefined;
}

/** Our own PostgreSQL as a child. Its database exists; it never takes one that another server holds. */
export function postgresChild(
  spec: PostgresSpec,
): ChildSpec & { readonly place: ProcessPlace | undefined } {
  const { major, folder, socketFolder, place } = spec;
  const executable = clusterTool(major, 'postgres');
  let isFirst = true;
  return {
    name: 'postgres',
    place,
    patience: PATIENCE,
    askToStop: (child) => child.kill(child.killed ? 'SIGQUIT' : 'SIGINT'),
    launch: async () => {
      // Later on the server itself refuses what is not free, and is started again.
      await untilFree(folder, executable).catch((error: unknown) => {
        if (isFirst) throw error;
      });
      isFirst = false;
      for (const name of ['.s.PGSQL.5432', '.s.PGSQL.5432.lock'])
        rmSync(join(socketFolder, name), { force: true });
      const settings = { unix_socket_directories: pathInside(place, socketFolder) };
      return {
        command: {
          executable,
          args: ['-D', pathInside(place, folder), ...serverSettings(settings)],
          input: '',
          ipc: false,
          place,
        },
        readyTimeoutMs: READY_TIMEOUT_MS,
        ready: async (_child, signal) => {
          while (!(saysReady(folder) && (await spec.answers())))
            await delay(POLL_MS, undefined, { signal });
        },
        onReady: spec.onReady,
      };
    },
  };
}

function saysReady(folder: string): boolean {
  return readClusterLock(folder)?.isReady === true;
}
