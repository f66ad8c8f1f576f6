import { clientMessage, LIMITS, type ClientMessage, type RefusalCode } from '../contract.ts';

export type ReadMessage =
  | { readonly outcome: 'read'; readonly message: ClientMessage }
  | { readonly outcome: 'refused'; readonly code: RefusalCode };

/** Reads what a browser sent: one text of JSON that the contract knows, or nothing. */
export function readClientMessage(bytes: Uint8Array<ArrayBuffer>, isBinary: boolean): ReadMessage {
  if (bytes.length > LIMITS.channelMessageBytes) return { outcome: 'refused', code: 'too-large' };
  if (isBinary) return { outcome: 'refused', code: 'malformed' };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { outcome: 'read', message: clientMessage.parse(JSON.parse(text)) };
  } catch {
    return { outcome: 'refused', code: 'malformed' };
  }
}
