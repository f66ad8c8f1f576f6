import * as z from 'zod/mini';
import { chatMessage } from '../chat/chat-message.ts';
import { downgradeAnswer, downgradeRequest } from '../downgrade/downgrade-message.ts';
import { handMessage } from '../hands/hand-message.ts';
import { moveMessage } from '../host-controls/move-message.ts';
import { orderMessage } from '../host-controls/order-message.ts';
import { viewMessage } from '../host-controls/view-message.ts';
import { pollMessage } from '../polls/poll-message.ts';
import { reactionMessage } from '../reactions/reaction-message.ts';

/** What members say to each other; each slice's part stands in its own folder. */
export const spoken = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('card'), name: z.string().check(z.maxLength(240)) }),
  z.strictObject({ kind: z.literal('heartbeat'), epoch: z.int().check(z.minimum(0)) }),
  z.strictObject({ kind: z.literal('leaving') }),
  chatMessage,
  handMessage,
  reactionMessage,
  pollMessage,
  orderMessage,
  moveMessage,
  viewMessage,
  downgradeRequest,
  downgradeAnswer,
]);
export type Spoken = z.infer<typeof spoken>;
