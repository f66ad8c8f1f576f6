import { z } from 'zod';
import { openConference } from '@blende/conference/server.ts';
import { START_POLICIES } from '@blende/conference/start-policy/start-policy.ts';
import { Secret } from '@blende/shared/basics/secret.ts';
import { runRole } from '@blende/shared/supervisor/run-role.ts';

const conferenceOptions = z.strictObject({
  socket: z.string(),
  admissionSocket: z.string(),
  operatorSocket: z.string(),
  webRoot: z.string(),
  startPolicy: z.enum(START_POLICIES),
  startKey: z
    .string()
    .transform((key) => new Secret(key))
    .optional(),
  engineKey: z.string().min(1),
  engineSecret: z
    .string()
    .min(1)
    .transform((secret) => new Secret(secret)),
});

await runRole({
  parseOptions: (value) => conferenceOptions.parse(value),
  start: async ({ engineKey, engineSecret, startPolicy, startKey, ...options }) => {
    const conference = await openConference(options, {
      engine: { key: engineKey, secret: engineSecret },
      start: { policy: startPolicy, key: startKey },
    });
    return {
      engineChanged: conference.engineChanged,
      stop: async () => {
        await conference[Symbol.asyncDispose]();
      },
    };
  },
});
