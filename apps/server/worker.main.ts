import { z } from 'zod';
import { databaseOptions } from '@blende/shared/database/connect/connection-options.ts';
import { openDatabase } from '@blende/shared/database/connect/open-database.ts';
import { scrubKind } from '@blende/shared/jobs/instance-kinds.ts';
import { handles } from '@blende/shared/jobs/job-handler.ts';
import { JobWorker } from '@blende/shared/jobs/job-worker.ts';
import { schedule } from '@blende/shared/jobs/schedule.ts';
import type { ObjectTables } from '@blende/shared/storage/rows/object-tables.ts';
import { runRole } from '@blende/shared/supervisor/run-role.ts';
import { copyOptions, openCopies } from './copy-options.ts';
import { scrubObjects } from './scrub-objects.ts';

const workerOptions = z.strictObject({
  /** Login `blende_system`. */
  system: databaseOptions,
  /** Login `blende_app`. */
  app: databaseOptions,
  copies: copyOptions,
});

await runRole({
  parseOptions: (value) => workerOptions.parse(value),
  start: async (options, report) => {
    await using opened = new AsyncDisposableStack();
    const system = openDatabase<unknown>(options.system, 2);
    opened.defer(async () => await system.destroy());
    const app = openDatabase<ObjectTables>(options.app, 4);
    opened.defer(async () => await app.destroy());
    const storage = await openCopies(options.copies);
    const scrub = handles(scrubKind, async (_payload, context) => {
      await scrubObjects({ system, app, storage }, context);
    });
    opened.use(
      await JobWorker.open(
        options.system,
        {
          handled: [scrub],
          schedules: [schedule(scrubKind, {}, { on: 'every-day', hour: 2, minute: 30 })],
        },
        {
          ended: (kind, outcome) => {
            if (outcome.outcome === 'failed')
              report('job-failed', { kind, code: outcome.failure.code });
          },
          databaseFailed: () => report('jobs-database-away', {}),
        },
      ),
    );
    const parts = opened.move();
    return {
      stop: async () => {
        await parts.disposeAsync();
      },
    };
  },
});
