import type { ServerMessage } from '../contract.ts';

export interface Heard {
  /** The last number of the room's order that this browser has; undefined before it has any. */
  readonly seq: number | undefined;
  /** False for an ordered message that this browser has already. */
  readonly isNew: boolean;
}

/** Where a browser stands in the room's order after a message. A welcome is a new beginning. */
export function heardAfter(seq: number | undefined, message: ServerMessage): Heard {
  if (!('seq' in message)) return { seq, isNew: true };
  if (message.type === 'welcome') return { seq: message.seq, isNew: true };
  const isNew = seq === undefined || message.seq > seq;
  return { seq: isNew ? message.seq : seq, isNew };
}
