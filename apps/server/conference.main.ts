import { z } from 'zod';
import { LIMITS } from '@blende/conference/contract.ts';
import { openConference, START_POLICIES } from '@blende/conference/server.ts';
import { Secret } from '@blende/shared/basics/secret.ts';
import { runRole } from '@blende/shared/supervisor/run-role.ts';

const conferenceOptions = z.strictObject({
  socket: z.string(),
  admissionSocket: z.string(),
  operatorSocket: z.string(),
  webRoot: z.string(),
  capacity: z.strictObject({
    rooms: z.number().int().min(1).default(LIMITS.rooms),
    participants: z.number().int().min(1).default(LIMITS.participants),
    participantsPerRoom: z.number().int().min(1).default(LIMITS.participantsPerRoom),
  }),
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
  start: async ({ engineKey, engineSecret, startPolicy, startKey, capacity, ...options }) => {
    const limits = { ...LIMITS, ...capacity };
    const conference = await openConference(
      { ...options, limits },
      {
        engine: { key: engineKey, secret: engineSecret },
        start: { policy: startPolicy, key: startKey },
      },
    );
    return {
      engineChanged: conference.engineChanged,
      stop: async () => {
        await conference[Symbol.asyncDispose]();
      },
    };
  },
});
