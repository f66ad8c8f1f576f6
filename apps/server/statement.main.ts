import { z } from 'zod';
import { runRole } from '@blende/shared/supervisor/run-role.ts';
import { openStatement } from '@blende/statement/server.ts';
import { allClaims } from './all-claims.ts';
import { allData } from './all-data.ts';

const statementOptions = z.strictObject({
  socket: z.string(),
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
  start: async (options) => {
    const statement = await openStatement(options, { claims: allClaims, register: allData });
    return {
      stop: async () => {
        await statement[Symbol.asyncDispose]();
      },
    };
  },
});
