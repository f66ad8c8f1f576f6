/**
 * The only line our pages write to the console: a code from a closed vocabulary, never a text,
 * a name, an id or an address.
 */
export function reportError(code: ErrorCode): void {
  console.warn(`blende: ${code}`);
}

export type ErrorCode =
  | 'audio-output-failed'
  | 'camera-failed'
  | 'copy-failed'
  | 'disclosure-failed'
  | 'engine-lost'
  | 'engine-unreachable'
  | 'frames-failed'
  | 'full-screen-failed'
  | 'picture-in-picture-failed'
  | 'publish-failed'
  | 'render-failed'
  | 'room-channel-lost'
  | 'room-channel-refused'
  | 'room-message-unknown'
  | 'screen-share-failed'
  | 'start-failed'
  | 'unexpected';
