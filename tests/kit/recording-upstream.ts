import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A process behind the edge that keeps every byte it gets, and answers with all that it should not. */
export interface RecordingUpstream extends AsyncDisposable {
  readonly socket: string;
  readonly recorded: () => Buffer;
  /** How many connections are open. */
  readonly open: () => number;
  /** Ends every open connection, as a killed process would. */
  readonly drop: () => void;
}

/** One unmasked text frame (RFC 6455, section 5.2): what it says is `hello`. */
const GREETING_FRAME = Buffer.concat([Buffer.from([0x81, 5]), Buffer.from('hello')]);

const HOSTILE_HEADERS = {
  'content-type': 'text/html',
  'set-cookie': 'upstream=1',
  server: 'upstream',
  etag: '"upstream"',
  'x-powered-by': 'upstream',
  'content-security-policy': 'default-src *',
  'access-control-allow-origin': '*',
  'accept-ch': 'sec-ch-ua-model',
  'critical-ch': 'sec-ch-ua-model',
  'reporting-endpoints': 'default="https://upstream.example"',
  nel: '{"report_to":"default","max_age":1}',
  'referrer-policy': 'unsafe-url',
  'permissions-policy': 'geolocation=*',
};

export async function recordingUpstream(): Promise<RecordingUpstream> {
  const folder = mkdtempSync(join(tmpdir(), 'blende-upstream-'));
  const socket = join(folder, 'upstream.sock');
  const chunks: Buffer[] = [];
  const http = createHttpServer((request, response) => {
    request.resume();
    request.on('end', () => response.writeHead(200, HOSTILE_HEADERS).end('<!doctype html>'));
  });
  // Greets whoever asks for a WebSocket, and reads on.
  http.on('upgrade', (request, stream) => {
    const key = `${String(request.headers['sec-websocket-key'])}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
    const accept = createHash('sha1').update(key).digest('base64');
    stream.write(
      `HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSet-Cookie: upstream=1\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    stream.on('error', () => stream.destroy());
    stream.write(GREETING_FRAME);
    stream.resume();
  });
  const connections = new Set<{ destroy: () => void }>();
  const server = createServer((connection) => {
    connections.add(connection);
    connection.on('close', () => connections.delete(connection));
    connection.on('error', () => connection.destroy());
    http.emit('connection', connection);
    connection.on('data', (chunk) => chunks.push(chunk));
  }).listen(socket);
  await once(server, 'listening');
  const drop = (): void => {
    for (const connection of connections) connection.destroy();
  };
  return {
    socket,
    recorded: () => Buffer.concat(chunks),
    open: () => connections.size,
    drop,
    [Symbol.asyncDispose]: async () => {
      drop();
      server.close();
      await once(server, 'close');
      rmSync(folder, { recursive: true });
    },
  };
}
