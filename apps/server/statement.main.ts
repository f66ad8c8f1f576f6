import { z } from 'zod';
import { runRole } from '@blende/shared/supervisor/run-role.ts';
import { openStatement } from '@blende/statement/server.ts';
import { allClaims } from './all-claims.ts';
import { allData } from './all-data.ts';

const statementOptions = z.strictObject({
  sites: z.array(z.strictObject({ surface: z.string(), socket: z.string() })).min(1),
  evidenceFolder: z.string(),
  releaseFolder: z.string(),
  factsFile: z.string(),
  programFolder: z.string(),
  values: z.record(
    z.string(),
    z.union([z.string(), z.strictObject({ de: z.string(), en: z.string() })]),
  ),
});

await runRole({
  parseOptions: (value) => statementOptions.parse(value),
  start: async ({ sites, ...options }) => {
    await using opened = new AsyncDisposableStack();
    for (const site of sites)
      opened.use(
        await openStatement({ ...options, ...site }, { claims: allClaims, register: allData }),
      );
    const statements = opened.move();
    return {
      stop: async () => {
        await statements.disposeAsync();
      },
    };
  },
});
