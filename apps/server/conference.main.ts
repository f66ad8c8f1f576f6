import { z } from 'zod';
import { openConference } from '@blende/conference/server.ts';
import { Secret } from '@blende/shared/basics/secret.ts';
import { runRole } from '@blende/shared/supervisor/run-role.ts';

const conferenceOptions = z.strictObject({
  socket: z.string(),
  admissionSocket: z.string(),
  operatorSocket: z.string(),
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
    const conference = await openConference(options, { key: engineKey, secret: engineSecret });
    return {
      engineChanged: conference.engineChanged,
      stop: async () => {
        await conference[Symbol.asyncDispose]();
      },
    };
  },
});
