import * as z from 'zod/mini';
import { messageRef, ownId } from '../group/message-ref.ts';
import { CHAT_CHARACTERS } from './chat-text.ts';
import { CHAT_EMOJI } from './chat-emoji.ts';

const kind = z.literal('chat');
/** A character is one or two UTF-16 units. */
const text = z.string().check(z.minLength(1), z.maxLength(2 * CHAT_CHARACTERS));

/** What travels of the chat. `id` is the author's own; only the author edits and deletes. */
export const chatMessage = z.discriminatedUnion('does', [
  z.strictObject({
    kind,
    does: z.literal('say'),
    id: ownId,
    text,
    replyTo: z.optional(messageRef),
  }),
  z.strictObject({ kind, does: z.literal('edit'), id: ownId, text }),
  z.strictObject({ kind, does: z.literal('delete'), id: ownId }),
  z.strictObject({
    kind,
    does: z.literal('react'),
    to: messageRef,
    emoji: z.enum(CHAT_EMOJI),
    on: z.boolean(),
  }),
]);
export type ChatMessage = z.infer<typeof chatMessage>;
