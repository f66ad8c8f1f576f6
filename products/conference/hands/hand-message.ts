import * as z from 'zod/mini';

/**
 * A hand that goes up takes the turn after the highest it knows of; `null` lowers it. A number
 * instead of a time: clocks differ, and a clock that is wrong must not put anybody first.
 */
export const handMessage = z.strictObject({
  kind: z.literal('hand'),
  turn: z.nullable(z.int().check(z.minimum(1), z.maximum(1_000_000))),
});
