import { toDatabaseOptions } from '@blende/shared/database/connect/connection-options.ts';
import type { RoleSpec } from '@blende/shared/supervisor/role-child.ts';
import type { CopyConfiguration } from './configuration/configuration.ts';
import { copyOptions } from './copy-options.ts';
import type { DatabaseLogins } from './database/database-logins.ts';
import { inRoot } from './places.ts';

export interface WorkerGiven {
  readonly logins: Promise<DatabaseLogins>;
  readonly copies: readonly CopyConfiguration[];
}

/** What works in the background. It listens on nothing. */
export function workerRole({ logins, copies }: WorkerGiven): RoleSpec {
  return {
    name: 'worker',
    main: inRoot('apps/server/worker.main.ts'),
    options: async (at) => {
      const { system, app } = await logins;
      return {
        system: toDatabaseOptions(system, at),
        app: toDatabaseOptions(app, at),
        copies: copies.map((copy) => copyOptions(copy, at)),
      };
    },
    sockets: [],
  };
}
