import * as z from 'zod/mini';
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
  .array(z.int().check(z.minimum(0), z.maximum(POLL_LIMITS.answers - 1)))
  .check(z.maxLength(POLL_LIMITS.answers));
const count = z.int().check(z.minimum(0), z.maximum(10_000));

/**
 * What travels of polls. In a named poll everybody hears every vote. In an anonymous one a vote is
 * said to the author alone, whose browser counts and tells the others the sums.
 */
export const pollMessage = z.discriminatedUnion('does', [
  z.strictObject({
    kind,
    does: z.literal('open'),
    id: ownId,
    question: z.string().check(z.minLength(1), z.maxLength(2 * POLL_LIMITS.questionCharacters)),
    answers: z
      .array(z.string().check(z.minLength(1), z.maxLength(2 * POLL_LIMITS.answerCharacters)))
      .check(z.minLength(2), z.maxLength(POLL_LIMITS.answers)),
    choice: z.enum(['single', 'multiple']),
    votes: z.enum(['named', 'anonymous']),
  }),
  z.strictObject({ kind, does: z.literal('vote'), poll: messageRef, chosen }),
  z.strictObject({
    kind,
    does: z.literal('count'),
    id: ownId,
    counts: z.array(count).check(z.maxLength(POLL_LIMITS.answers)),
    voters: count,
  }),
  z.strictObject({ kind, does: z.literal('close'), id: ownId }),
]);
export type PollMessage = z.infer<typeof pollMessage>;
