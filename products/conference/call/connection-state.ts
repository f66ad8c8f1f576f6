export type ConnectionState =
  | 'connecting'
  | 'not-started'
  | 'no-server'
  | 'no-media'
  | 'connected'
  | 'interrupted'
  | 'ended';

export interface ConnectionParts {
  readonly channel: 'connecting' | 'not-started' | 'open' | 'interrupted' | 'refused';
  readonly media: 'connecting' | 'connected' | 'reconnecting';
  readonly wasConnected: boolean;
  /** How long the channel has been away; sound and picture go on meanwhile. */
  readonly channelAwayMs: number;
  /** How long the engine has been away. */
  readonly mediaAwayMs: number;
}

/** A restart of the server takes about this long and needs no word. */
const GRACE_MS = 3_000;
/** Whoever has waited this long for the first connection is told what to do. */
const PATIENCE_MS = 8_000;

/** What the person in the call is told about two connections, in one word. */
export function connectionState(parts: ConnectionParts): ConnectionState {
  const { channel, media, wasConnected, channelAwayMs, mediaAwayMs } = parts;
  if (channel === 'refused') return 'ended';
  if (channel === 'not-started' && !wasConnected) return 'not-started';
  if (media === 'connected') {
    return channel !== 'open' && channelAwayMs > GRACE_MS ? 'interrupted' : 'connected';
  }
  if (wasConnected) return 'interrupted';
  if (channelAwayMs > PATIENCE_MS) return 'no-server';
  return channel === 'open' && mediaAwayMs > PATIENCE_MS ? 'no-media' : 'connecting';
}

/**
 * Whether picture and sound may be sent. Whoever reads that the connection is interrupted must not
 * be heard on a way that happens to be left.
 */
export function maySend({ channelAwayMs, mediaAwayMs }: ConnectionParts): boolean {
  return channelAwayMs <= GRACE_MS && mediaAwayMs <= GRACE_MS;
}
