import { z } from 'zod';
import { openEdge } from '@blende/shared/edge/edge.ts';
import { runRole } from '@blende/shared/supervisor/run-role.ts';
import { edgeRoutes } from './compose.ts';

const edgeOptions = z.strictObject({
  port: z.number().int().min(0).max(65_535),
  // Without TLS nothing may be reachable from another machine.
  address: z.string().regex(/^127\.\d+\.\d+\.\d+$/),
  conferenceSocket: z.string(),
  admissionSocket: z.string(),
  publicOrigins: z.array(z.string()).min(1),
});

await runRole({
  parseOptions: (value) => edgeOptions.parse(value),
  start: async (options, report) => {
    const edge = await openEdge({ ...options, routes: edgeRoutes(options) }, report);
    return {
      stop: async () => {
        await edge[Symbol.asyncDispose]();
      },
    };
  },
});
