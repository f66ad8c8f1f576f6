import type { ChromiumParticipant } from './chromium.ts';

/** Something that came to a browser from outside, decrypted, and by which way. */
export interface Received {
  readonly way:
    | 'page'
    | 'response headers'
    | 'WebSocket'
    | 'WebSocket headers'
    | 'media'
    | 'data channel'
    | 'session description';
  readonly bytes: Buffer;
}

/** For `extraArguments`: Chromium prints its packets, decrypted, on its standard error. */
export const PRINT_PACKETS = [
  '--enable-logging=stderr',
  '--vmodule=*/webrtc/*=4',
  '--force-fieldtrials=WebRTC-Debugging-RtpDump/Enabled/',
];

/** Grows with everything that the page receives over HTTP and WebSockets. */
export async function recordReceived({ context, page }: ChromiumParticipant): Promise<Received[]> {
  const received: Received[] = [];
  const keep = (way: Received['way'], bytes: string | Buffer): void => {
    received.push({ way, bytes: Buffer.from(bytes) });
  };
  const devTools = await context.newCDPSession(page);
  devTools.on('Network.webSocketFrameReceived', ({ response: { opcode, payloadData } }) => {
    keep('WebSocket', Buffer.from(payloadData, opcode === 2 ? 'base64' : 'utf8'));
  });
  devTools.on('Network.webSocketHandshakeResponseReceived', ({ response: { headers } }) => {
    keep('WebSocket headers', JSON.stringify(headers));
  });
  devTools.on('Network.responseReceivedExtraInfo', ({ headers }) => {
    keep('response headers', JSON.stringify(headers));
  });
  devTools.on('Network.loadingFinished', ({ requestId }) => {
    void devTools.send('Network.getResponseBody', { requestId }).then(
      ({ body, base64Encoded }) =>
        keep('page', Buffer.from(body, base64Encoded ? 'base64' : 'utf8')),
      // A redirect and an answer without content have no body.
      () => undefined,
    );
  });
  await devTools.send('Network.enable');
  return received;
}

/** The packets in what Chromium has printed: only those that came. */
export function packetsPrinted(said: string): Received[] {
  const line = /^.*?\bI \d\d:\d\d:\d\d\.\d+ 0000 ((?:[0-9a-f]{2} )+)# (RTP_DUMP|SCTP_PACKET)/gm;
  return [...said.matchAll(line)].map(([, hex = '', kind]) => ({
    way: kind === 'RTP_DUMP' ? 'media' : 'data channel',
    bytes: Buffer.from(hex.replaceAll(' ', ''), 'hex'),
  }));
}

interface RecordingWindow {
  recordedConnections?: RTCPeerConnection[];
}

/** What the page was told by the other side, after `recordPeerConnections`. */
export async function sessionDescriptions(someone: ChromiumParticipant): Promise<Received[]> {
  const texts = await someone.evaluate(
    () =>
      ((window as RecordingWindow).recordedConnections ?? []).map(
        ({ remoteDescription }) => remoteDescription?.sdp ?? '',
      ),
    undefined,
  );
  return texts.map((text) => ({ way: 'session description', bytes: Buffer.from(text) }));
}

/** Addresses of all ICE servers that the page uses, after `recordPeerConnections`. */
export async function iceServersOf(someone: ChromiumParticipant): Promise<string[]> {
  return someone.evaluate(
    () =>
      ((window as RecordingWindow).recordedConnections ?? []).flatMap((connection) =>
        (connection.getConfiguration().iceServers ?? []).flatMap(({ urls }) => urls),
      ),
    undefined,
  );
}
