import { request as requestOver } from 'node:https';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { OutboundRefusedError } from './outbound-refused.ts';
import type { TenantAddress } from './tenant-address.ts';
import type { TenantDoor } from './tenant-door.ts';

const HTTPS_PORT = 443;
const MOST_REDIRECTS = 3;
const HEADER_BYTES = 16_384;
const DEFAULT_BYTES = 1_048_576;
const DEFAULT_TIMEOUT_MS = 10_000;
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

export interface TenantRequest {
  /** Only `GET` follows redirects; a message is sent to whom it was meant for, or not at all. */
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** Of the answer's body; more is refused. Default 1 MiB. */
  readonly maxBytes?: number;
  /** For everything, redirects included. Default 10 s. */
  readonly timeoutMs?: number;
}

export interface TenantAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
}

/**
 * Asks an address that a tenant entered. Each redirect is read, looked up and judged as the first
 * address was; headers of the request go to the first host alone.
 * @throws OutboundRefusedError, or what the network says
 */
export async function tenantRequest(
  door: TenantDoor,
  text: string,
  request: TenantRequest,
): Promise<TenantAnswer> {
  const signal = AbortSignal.timeout(request.timeoutMs ?? DEFAULT_TIMEOUT_MS);
  const first = door.read(text);
  let address = first;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const headers = isSame(address, first) ? request.headers : {};
    const answer = await askOnce(door, address, { ...request, headers: headers ?? {} }, signal);
    const { location } = answer.headers;
    if (request.method !== 'GET' || !REDIRECTS.includes(answer.status) || location === undefined)
      return answer;
    address = door.read(redirected(location, address));
  }
  throw new OutboundRefusedError('too-many-redirects');
}

function isSame(a: TenantAddress, b: TenantAddress): boolean {
  return a.host === b.host && a.port === b.port;
}

/** As it was written where it names a host: what was made plain could not be judged any more. */
function redirected(location: string, { host, port, path }: TenantAddress): string {
  if (/^[a-z][a-z0-9+.-]*:/i.test(location)) return location;
  if (/^[\\/]{2}/.test(location)) return `https:${location}`;
  const base = `https://${host}:${port}${path}`;
  if (!URL.canParse(location, base)) throw new OutboundRefusedError('redirect-broken');
  return new URL(location, base).href;
}

async function askOnce(
  door: TenantDoor,
  address: TenantAddress,
  request: TenantRequest,
  signal: AbortSignal,
): Promise<TenantAnswer> {
  const socket = await door.open(address, signal);
  try {
    const answer = await answerOver(socket, address, request, signal);
    const body = await bodyOf(answer, request.maxBytes ?? DEFAULT_BYTES);
    return { status: answer.statusCode ?? 0, headers: answer.headers, body };
  } catch (error) {
    if (signal.aborted) throw new OutboundRefusedError('timed-out');
    throw error;
  } finally {
    socket.destroy();
  }
}

async function answerOver(
  socket: TLSSocket,
  { host, port, path }: TenantAddress,
  { method, headers, body }: TenantRequest,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  return await new Promise((resolve, reject) => {
    const asked = requestOver({
      host,
      port,
      defaultPort: HTTPS_PORT,
      path,
      method,
      signal,
      maxHeaderSize: HEADER_BYTES,
      headers: { ...headers, 'accept-encoding': 'identity' },
      // With any `agent`, also `false`, this would be ignored and the name looked up again.
      createConnection: () => socket,
    });
    asked.on('response', resolve);
    asked.on('error', reject);
    asked.end(body);
  });
}

async function bodyOf(answer: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of answer as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > maxBytes) throw new OutboundRefusedError('too-large');
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
