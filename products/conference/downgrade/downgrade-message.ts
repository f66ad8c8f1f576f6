import * as z from 'zod/mini';
import { ownId } from '../group/message-ref.ts';

// Both are MLS application messages: signed by the member, sealed in the group. Each names what it
// is good for, so that it is good for nothing else.

const boundTo = {
  /** Made anew for each stay; whoever asks, asks once. */
  request: ownId,
  room: z.string().check(z.maxLength(64)),
  /** In which it was asked. */
  epoch: z.int().check(z.minimum(0)),
  policy: z.literal('if-possible'),
};

/** "My browser cannot encrypt picture and sound": by the one it is about. */
export const downgradeRequest = z.strictObject({
  kind: z.literal('downgrade-request'),
  ...boundTo,
  /** Everybody who was there before has agreed already. */
  isRunning: z.boolean(),
});
export type DowngradeRequest = z.infer<typeof downgradeRequest>;

export const downgradeAnswer = z.strictObject({
  kind: z.literal('downgrade-answer'),
  ...boundTo,
  asker: ownId,
  agrees: z.boolean(),
  /** The one who says it lacks answers of others. */
  wantsAnswers: z.boolean(),
});
export type DowngradeAnswer = z.infer<typeof downgradeAnswer>;

export type DowngradeMessage = DowngradeRequest | DowngradeAnswer;

export function isDowngradeMessage<M extends { readonly kind: string }>(
  message: M,
): message is M & DowngradeMessage {
  return message.kind === 'downgrade-request' || message.kind === 'downgrade-answer';
}
