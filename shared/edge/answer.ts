import { STATUS_CODES, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { PublicOrigin } from './public-origins.ts';
import type { Refusal } from './request-rules.ts';
import { securityHeaders } from './security-headers.ts';

/** Answers a request with a status and `{"code": …}`, and ends the connection. */
export function answerCode(
  response: ServerResponse,
  origin: PublicOrigin | undefined,
  refusal: Refusal,
): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const { headers, body } = codeAnswer(origin, refusal);
  response.writeHead(refusal.status, headers).end(body);
}

/** Answers with a text of the edge's own. Nothing keeps it. */
export function answerJson(response: ServerResponse, origin: PublicOrigin, json: string): void {
  response
    .writeHead(200, {
      ...securityHeaders(origin, 'none'),
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(json)),
      'cache-control': 'no-store',
    })
    .end(json);
}

/** A code on a connection that asked for a WebSocket. */
export function answerCodeOnSocket(
  socket: Duplex,
  origin: PublicOrigin | undefined,
  refusal: Refusal,
): void {
  const { headers, body } = codeAnswer(origin, refusal);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end(`${statusLine(refusal.status)}\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
}

/** An answer to something that is not HTTP: nothing of it is looked at or given back. */
export function answerBare(socket: Duplex, status: number): void {
  if (socket.writable)
    socket.end(`${statusLine(status)}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
  else socket.destroy();
}

function codeAnswer(
  origin: PublicOrigin | undefined,
  refusal: Refusal,
): { headers: Record<string, string>; body: string } {
  const body = JSON.stringify({ code: refusal.code });
  return {
    body,
    headers: {
      ...securityHeaders(origin, 'none'),
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      'cache-control': 'no-store',
      ...(refusal.status === 429 || refusal.status === 503 ? { 'retry-after': '2' } : {}),
      connection: 'close',
    },
  };
}

function statusLine(status: number): string {
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`;
}
