import { z } from 'zod';
import { OneTimeLinks, openOperatorDoor, serveStoragePage } from '@blende/operations/server.ts';
import type { MachineReport } from '@blende/operations/server.ts';
import { databaseOptions } from '@blende/shared/database/connect/connection-options.ts';
import { openDatabase } from '@blende/shared/database/connect/open-database.ts';
import { connectKeysOperator } from '@blende/shared/keys/wire/connect-operator.ts';
import { runRole } from '@blende/shared/supervisor/run-role.ts';
import { PATHS as LEGAL } from '@blende/statement/contract.ts';
import { legalLinks, openLibrary } from '@blende/video-cms/server.ts';
import { copyOptions, openCopies } from './copy-options.ts';
import { libraryGrounds } from './library-grounds.ts';
import { storageLive } from './storage-live.ts';

const libraryOptions = z.strictObject({
  socket: z.string(),
  operatorSocket: z.string(),
  keysSocket: z.string(),
  /** Paths of the key store's copies, as the operator knows them. */
  keyCopies: z.array(z.string()),
  copies: copyOptions,
  database: databaseOptions,
  /** Where meetings are, if this instance has any. */
  meetings: z.string().exactOptional(),
});

await runRole({
  parseOptions: (value) => libraryOptions.parse(value),
  start: async ({ socket, operatorSocket, keysSocket, keyCopies, ...given }) => {
    await using opened = new AsyncDisposableStack();
    const db = openDatabase<unknown>(given.database);
    opened.defer(async () => await db.destroy());
    const keys = opened.use(connectKeysOperator(keysSocket));
    const storage = await openCopies(given.copies);
    const { place } = given.database;
    const live = async () => await storageLive({ db, place, keys, keyCopies, storage });
    const oneTimeLinks = new OneTimeLinks<MachineReport>();
    const legal = legalLinks(LEGAL);
    opened.use(
      await openLibrary(
        { socket },
        {
          legal,
          meetings: given.meetings,
          grounds: libraryGrounds(db, keys),
          contributions: [(app) => serveStoragePage(app, { oneTimeLinks, live, legal })],
        },
      ),
    );
    opened.use(await openOperatorDoor(operatorSocket, { oneTimeLinks, live }));
    const parts = opened.move();
    return {
      stop: async () => {
        await parts.disposeAsync();
      },
    };
  },
});
