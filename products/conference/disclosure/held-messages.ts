import * as z from 'zod/mini';

// What the edge and the conference process say to each other about one participant.

const base64url = (maxLength: number) =>
  z.string().check(z.maxLength(maxLength), z.regex(/^[A-Za-z0-9_-]+$/));

/** Asked by the edge over the admission socket: `POST /held`. */
export const heldRequest = z.strictObject({ pass: z.optional(base64url(128)) });
const count = z.int().check(z.minimum(0));
const timeMs = z.number();
/** All that the conference process holds about one participant. Times are those of the clock. */
export const heldAnswer = z.discriminatedUnion('outcome', [
  /** Nobody asked with a pass: there is nobody about whom something could be told. */
  z.strictObject({ outcome: z.literal('no-pass') }),
  /** Of a process before this one, which took all that it held with it, or made up. */
  z.strictObject({ outcome: z.literal('pass-unknown') }),
  z.strictObject({
    outcome: z.literal('answered'),
    participantId: base64url(22),
    roomId: base64url(64),
    encryption: z.enum(['transport', 'if-possible', 'required']),
    room: z.enum(['none', 'empty', 'running']),
    others: count,
    seat: z.optional(
      z.strictObject({
        sinceMs: timeMs,
        unusedTickets: count,
        /** Of the room channel as it stands now; none while the browser is away. */
        traffic: z.optional(
          z.strictObject({
            messagesIn: count,
            bytesIn: count,
            messagesOut: count,
            bytesOut: count,
          }),
        ),
      }),
    ),
    /** Messages of the room's order that name this participant; the server cannot read them. */
    orderedMessages: count,
    /** Fell silent and lost the place; remembered as long as the room. */
    isLost: z.boolean(),
    /** The meeting was ended for all; until then the random id is remembered. */
    endedUntilMs: z.optional(timeMs),
  }),
]);
export type HeldAnswer = z.infer<typeof heldAnswer>;
