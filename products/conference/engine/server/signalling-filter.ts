import { ICEServer, SignalRequest, SignalResponse } from '@livekit/protocol';

// What passes between livekit-client and the engine. Messages we do not touch go on as the bytes
// they came in.

/** A browser may negotiate, publish, subscribe and leave; it may not name, tag or simulate. */
const FROM_BROWSER: ReadonlySet<string | undefined> = new Set([
  'offer',
  'answer',
  'trickle',
  'addTrack',
  'mute',
  'subscription',
  'trackSetting',
  'leave',
  'updateLayers',
  'syncState',
  'ping',
  'pingReq',
  'updateAudioTrack',
  'updateVideoTrack',
]);

/**
 * Kept from the browser: the engine's tokens (a browser holds tickets only), who speaks (computed
 * in the browsers), and answers to requests that never reach the engine.
 */
const WITHHELD: ReadonlySet<string | undefined> = new Set([
  undefined,
  'refreshToken',
  'roomMoved',
  'speakersChanged',
  'storeDataBlobResponse',
  'getDataBlobResponse',
]);

/** How often a browser asks the engine for a sign of life, and when it gives up waiting for one. */
const PING_INTERVAL_S = 2;
const PING_TIMEOUT_S = 5;

/**
 * Filters one message from the browser.
 * Answers the bytes for the engine, or undefined if the message is dropped.
 * @throws Error if the bytes are no signalling message.
 */
export function filterFromBrowser(bytes: Uint8Array): Uint8Array | undefined {
  const { message } = SignalRequest.fromBinary(bytes);
  if (!FROM_BROWSER.has(message.case)) return undefined;
  if (message.case !== 'addTrack') return bytes;
  // A track's name would reach the others and the engine's memory in clear.
  message.value.name = '';
  return new SignalRequest({ message }).toBinary();
}

/**
 * Filters one message from the engine. `relayUrl` is where browsers reach the engine's own relay;
 * without one they get no ICE server at all.
 * Answers the bytes for the browser, or undefined if the message is withheld.
 * @throws Error if the bytes are no signalling message.
 */
export function filterFromEngine(
  bytes: Uint8Array,
  relayUrl: string | undefined,
): Uint8Array | undefined {
  const { message } = SignalResponse.fromBinary(bytes);
  if (WITHHELD.has(message.case)) return undefined;
  if (message.case !== 'join' && message.case !== 'reconnect') return bytes;
  message.value.iceServers =
    relayUrl === undefined ? [] : relays(message.value.iceServers, relayUrl);
  if (message.case === 'join') {
    // The engine's own 5 and 15 s leave somebody before a frozen picture for too long.
    message.value.pingInterval = PING_INTERVAL_S;
    message.value.pingTimeout = PING_TIMEOUT_S;
  }
  return new SignalResponse({ message }).toBinary();
}

/** The engine names its relay on port 443 whatever ours is, and perhaps others': only its credentials are of use. */
function relays(named: readonly ICEServer[], relayUrl: string): ICEServer[] {
  return named
    .filter(({ username, credential }) => username !== '' && credential !== '')
    .map(({ username, credential }) => new ICEServer({ urls: [relayUrl], username, credential }));
}
