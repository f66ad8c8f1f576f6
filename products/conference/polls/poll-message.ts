import { z } from 'zod';
import { messageRef, ownId } from '../group/message-ref.ts';

export const POLL_LIMITS = {
  questionCharacters: 200,
  answerCharacters: 100,
  answers: 8,
  /** Nobody has more polls open at a time. */
  openPerAuthor: 3,
} as const;

const kind = z.literal('poll');
const chosen = z
  .array(
    z
      .number()
      .int()
      .min(0)
      .max(POLL_LIMITS.answers - 1),
  )
  .max(POLL_LIMITS.answers);
const count = z.number().int().min(0).max(10_000);

/**
 * What travels of polls. In a named poll everybody hears every vote. In an anonymous one a vote is
 * said to the author alone, whose browser counts and tells the others the sums.
 */
export const pollMessage = z.discriminatedUnion('does', [
  z.strictObject({
    kind,
    does: z.literal('open'),
    id: ownId,
    question: z
      .string()
      .min(1)
      .max(2 * POLL_LIMITS.questionCharacters),
    answers: z
      .array(
        z
          .string()
          .min(1)
          .max(2 * POLL_LIMITS.answerCharacters),
      )
      .min(2)
      .max(POLL_LIMITS.answers),
    choice: z.enum(['single', 'multiple']),
    votes: z.enum(['named', 'anonymous']),
  }),
  z.strictObject({ kind, does: z.literal('vote'), poll: messageRef, chosen }),
  z.strictObject({
    kind,
    does: z.literal('count'),
    id: ownId,
    counts: z.array(count).max(POLL_LIMITS.answers),
    voters: count,
  }),
  z.strictObject({ kind, does: z.literal('close'), id: ownId }),
]);
export type PollMessage = z.infer<typeof pollMessage>;
