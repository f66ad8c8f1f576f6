export type ConnectionState = 'connecting' | 'connected' | 'interrupted' | 'ended';

export interface ConnectionParts {
  readonly channel: 'connecting' | 'open' | 'interrupted' | 'refused';
  readonly media: 'connecting' | 'connected' | 'reconnecting';
  readonly wasConnected: boolean;
  /** How long the channel has been away; sound and picture go on meanwhile. */
  readonly channelAwayMs: number;
}

/** A restart of the server takes about this long and needs no word. */
const CHANNEL_GRACE_MS = 3_000;

/** What the person in the call is told about two connections, in one word. */
export function connectionState(parts: ConnectionParts): ConnectionState {
  if (parts.channel === 'refused') return 'ended';
  if (parts.media === 'connected') {
    const away = parts.channel !== 'open' && parts.channelAwayMs > CHANNEL_GRACE_MS;
    return away ? 'interrupted' : 'connected';
  }
  return parts.wasConnected ? 'interrupted' : 'connecting';
}
