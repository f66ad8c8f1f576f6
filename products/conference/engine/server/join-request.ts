import { gunzipSync } from 'node:zlib';
import {
  ClientInfo,
  ClientInfo_SDK,
  JoinRequest,
  WrappedJoinRequest,
  WrappedJoinRequest_Compression,
} from '@livekit/protocol';
import type { BrowserFamily } from '@blende/shared/edge/edge-upgrade.ts';

// livekit-client tells the engine which browser, version and operating system it runs on. The
// engine needs the family, for its workarounds; everything finer ends here.

const JOIN_REQUEST_BYTES = 65_536;

/** Query parameters of livekit-client that the engine gets as they are. */
const PASSED = [
  'auto_subscribe',
  'adaptive_stream',
  'subscriber_allow_pause',
  'reconnect',
  'reconnect_reason',
  'sid',
  'version',
  'protocol',
  'client_protocol',
] as const;

const BROWSERS: Readonly<Record<BrowserFamily, string>> = {
  chromium: 'chrome',
  firefox: 'firefox',
  safari: 'safari',
  other: 'other',
};

/**
 * The query for the engine: only what it needs, with a constant client description per family.
 * Answers undefined if the join request cannot be read.
 */
export function engineQuery(query: string, family: BrowserFamily): string | undefined {
  const asked = new URLSearchParams(query);
  const passed = new URLSearchParams({ sdk: 'js', os: 'linux', browser: BROWSERS[family] });
  for (const name of PASSED) {
    const value = asked.get(name);
    if (value !== null && /^[A-Za-z0-9_.-]{1,64}$/.test(value)) passed.set(name, value);
  }
  const joinRequest = asked.get('join_request');
  if (joinRequest === null) return passed.toString();
  const rewritten = rewriteJoinRequest(joinRequest, family);
  if (rewritten === undefined) return undefined;
  return new URLSearchParams({ join_request: rewritten }).toString();
}

function rewriteJoinRequest(encoded: string, family: BrowserFamily): string | undefined {
  const request = readJoinRequest(encoded);
  if (request === undefined) return undefined;
  request.clientInfo = new ClientInfo({
    sdk: ClientInfo_SDK.JS,
    version: request.clientInfo?.version ?? '',
    protocol: request.clientInfo?.protocol ?? 0,
    clientProtocol: request.clientInfo?.clientProtocol ?? 0,
    capabilities: request.clientInfo?.capabilities ?? [],
    os: 'linux',
    browser: BROWSERS[family],
  });
  request.metadata = '';
  request.participantAttributes = {};
  const wrapped = new WrappedJoinRequest({
    compression: WrappedJoinRequest_Compression.NONE,
    joinRequest: request.toBinary(),
  });
  // The engine decodes padded base64url here (RFC 4648, section 5).
  return Buffer.from(wrapped.toBinary())
    .toString('base64')
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}

function readJoinRequest(encoded: string): JoinRequest | undefined {
  try {
    const wrapped = WrappedJoinRequest.fromBinary(Buffer.from(encoded, 'base64url'));
    const bytes =
      wrapped.compression === WrappedJoinRequest_Compression.GZIP
        ? gunzipSync(wrapped.joinRequest, { maxOutputLength: JOIN_REQUEST_BYTES })
        : wrapped.joinRequest;
    return bytes.length > JOIN_REQUEST_BYTES ? undefined : JoinRequest.fromBinary(bytes);
  } catch {
    return undefined;
  }
}
