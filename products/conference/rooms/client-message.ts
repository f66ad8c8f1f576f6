import { clientMessage, LIMITS, type ClientMessage, type RefusalCode } from '../contract.ts';

export type ReadMessage =
  | { readonly outcome: 'read'; readonly message: ClientMessage }
  | { readonly outcome: 'refused'; readonly code: RefusalCode };

/** Reads what a browser sent: one text of JSON that the contract knows, or nothing. */
export function readClientMessage(bytes: Uint8Array<ArrayBuffer>, isBinary: boolean): ReadMessage {
  if (bytes.length > mostBytes(bytes)) return { outcome: 'refused', code: 'too-large' };
  if (isBinary) return { outcome: 'refused', code: 'malformed' };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { outcome: 'read', message: clientMessage.parse(JSON.parse(text)) };
  } catch {
    return { outcome: 'refused', code: 'malformed' };
  }
}

/** Kinds that may be large; their name stands in front, so that nothing else is read at length. */
const LARGE: ReadonlyMap<string, number> = new Map([
  ['found', LIMITS.handshakeMessageBytes],
  ['commit', LIMITS.handshakeMessageBytes],
  ['restore', LIMITS.handshakeMessageBytes],
  ['say', LIMITS.sayMessageBytes],
]);
const BEGINNING_BYTES = 24;

function mostBytes(bytes: Uint8Array<ArrayBuffer>): number {
  const beginning = String.fromCharCode(...bytes.subarray(0, BEGINNING_BYTES));
  const kind = /^\{"type":"([a-z]+)"/.exec(beginning)?.[1] ?? '';
  return LARGE.get(kind) ?? LIMITS.channelMessageBytes;
}
