import type { ErrorCode } from '../../shared/ui/console.ts';
import type { ConsoleLine } from './browsers/participant.ts';

// Compiles only while it names exactly the codes of our pages.
const CODES: Readonly<Record<ErrorCode, true>> = {
  'audio-output-failed': true,
  'camera-failed': true,
  'copy-failed': true,
  'disclosure-failed': true,
  'engine-lost': true,
  'engine-unreachable': true,
  'frames-failed': true,
  'full-screen-failed': true,
  'picture-in-picture-failed': true,
  'publish-failed': true,
  'render-failed': true,
  'room-channel-lost': true,
  'room-channel-refused': true,
  'room-message-unknown': true,
  'screen-share-failed': true,
  'start-failed': true,
  unexpected: true,
};

/**
 * What browsers write by themselves and nobody can suppress; no pattern leaves room for a secret.
 * Firefox's own lines arrive as errors, without being exceptions of ours.
 */
const BROWSER_LINES: readonly RegExp[] = [
  /^WebSocket connection to 'ws:\/\/localhost:\d+\/(api\/room-channel|engine\/rtc(\/v1)?)' failed: [A-Za-z0-9 :;_().-]*$/,
  /^Error: Firefox can’t establish a connection to the server at ws:\/\/localhost:\d+\/(api\/room-channel|engine\/rtc(\/v1)?)\.$/,
  /^Error: The connection to ws:\/\/localhost:\d+\/(api\/room-channel|engine\/rtc(\/v1)?) was interrupted while the page was loading\.$/,
  /^Error: WebRTC: ICE failed, add a STUN server and see about:webrtc for more details$/,
  /^Failed to load resource: (the server responded with a status of (429|503) \([A-Za-z ]+\)|net::ERR_(CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE|SOCKET_NOT_CONNECTED))$/,
];

/** One sentence for each line that ought not to be there, and for each canary in any line. */
export function consoleProblems(
  lines: readonly ConsoleLine[],
  canaries: readonly string[],
): string[] {
  return lines.flatMap((line) => {
    const found = canaries.filter((canary) => line.text.includes(canary));
    if (found.length > 0) return [`${line.from} tells ${found.join(', ')}: ${line.text}`];
    return isAllowed(line) ? [] : [`${line.from} writes (${line.level}): ${line.text}`];
  });
}

function isAllowed({ from, level, text }: ConsoleLine): boolean {
  const code = /^blende: ([a-z-]+)$/.exec(text)?.[1];
  if (code !== undefined) return from !== 'exception' && code in CODES && isWarning(level);
  return BROWSER_LINES.some((pattern) => pattern.test(text));
}

function isWarning(level: string): boolean {
  return level === 'warning' || level === 'warn' || level === 'error';
}
