import * as z from 'zod/mini';

/** A closed list, so that nothing else is ever drawn over a picture. */
export const REACTIONS = ['👍', '👏', '❤️', '😂', '😮', '🎉'] as const;
export type Reaction = (typeof REACTIONS)[number];

export const reactionMessage = z.strictObject({
  kind: z.literal('reaction'),
  emoji: z.enum(REACTIONS),
});
