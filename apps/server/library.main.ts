import { z } from 'zod';
import { databaseOptions } from '@blende/shared/database/connect/connection-options.ts';
import { openDatabase } from '@blende/shared/database/connect/open-database.ts';
import { connectKeysOperator } from '@blende/shared/keys/wire/connect-operator.ts';
import { runRole } from '@blende/shared/supervisor/run-role.ts';
import { PATHS as LEGAL } from '@blende/statement/contract.ts';
import { openLibrary } from '@blende/video-cms/server.ts';
import { libraryGrounds } from './library-grounds.ts';

const libraryOptions = z.strictObject({
  socket: z.string(),
  operatorSocket: z.string(),
  keysSocket: z.string(),
  database: databaseOptions,
  /** Where meetings are, if this instance has any. */
  meetings: z.string().exactOptional(),
});

await runRole({
  parseOptions: (value) => libraryOptions.parse(value),
  start: async ({ socket, keysSocket, database, meetings }) => {
    await using opened = new AsyncDisposableStack();
    const db = openDatabase<unknown>(database);
    opened.defer(async () => await db.destroy());
    const keys = opened.use(connectKeysOperator(keysSocket));
    const grounds = libraryGrounds(db, keys);
    opened.use(
      await openLibrary({ socket }, { legal: LEGAL, meetings, grounds, contributions: [] }),
    );
    const parts = opened.move();
    return {
      stop: async () => {
        await parts.disposeAsync();
      },
    };
  },
});
