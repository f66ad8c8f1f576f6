import { z } from 'zod';
import { runRole } from '@blende/shared/supervisor/run-role.ts';
import { PATHS as LEGAL } from '@blende/statement/contract.ts';
import { openLibrary } from '@blende/video-cms/server.ts';

const libraryOptions = z.strictObject({
  socket: z.string(),
  /** Where meetings are, if this instance has any. */
  meetings: z.string().exactOptional(),
});

await runRole({
  parseOptions: (value) => libraryOptions.parse(value),
  start: async ({ socket, meetings }) => {
    const library = await openLibrary(
      { socket },
      {
        legal: LEGAL,
        meetings,
        grounds: () => Promise.resolve({ database: 'away', keys: 'away' }),
        contributions: [],
      },
    );
    return {
      stop: async () => {
        await library[Symbol.asyncDispose]();
      },
    };
  },
});
