import { z } from 'zod';
import { openEngineApi } from '@blende/conference/engine/server/engine-api.ts';
import { mintEngineToken } from '@blende/conference/engine/server/engine-token.ts';
import { openConference } from '@blende/conference/server.ts';
import { Secret } from '@blende/shared/basics/secret.ts';
import type { EngineState } from '@blende/shared/supervisor/role-messages.ts';
import { runRole } from '@blende/shared/supervisor/run-role.ts';

const conferenceOptions = z.strictObject({
  socket: z.string(),
  admissionSocket: z.string(),
  webRoot: z.string(),
  engineKey: z.string().min(1),
  engineSecret: z
    .string()
    .min(1)
    .transform((secret) => new Secret(secret)),
});

await runRole({
  parseOptions: (value) => conferenceOptions.parse(value),
  start: async ({ engineKey, engineSecret, ...options }) => {
    let state: EngineState = { state: 'down' };
    const engine = { key: engineKey, secret: engineSecret };
    const conference = await openConference(options, {
      engineApi: openEngineApi({
        engine,
        port: () => (state.state === 'ready' ? state.port : undefined),
      }),
      mintEngineToken: (room, participant) => mintEngineToken(engine, room, participant),
    });
    return {
      engineChanged: (changed) => {
        state = changed;
        conference.engineChanged(changed);
      },
      stop: async () => {
        await conference[Symbol.asyncDispose]();
      },
    };
  },
});
