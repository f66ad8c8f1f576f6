import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  /** Lower-case names with their values, in the order in which they came. */
  readonly headers: readonly (readonly [name: string, value: string])[];
}

export interface RequestRecorder extends AsyncDisposable {
  readonly requests: () => readonly RecordedRequest[];
  /** Forgets what was recorded so far. */
  readonly clear: () => void;
  /** From now on each answer begins with this line too, as a careless proxy would write it. */
  readonly plantHeader: (line: string) => void;
}

/** Where an instance listens for which the recorder stands in: browsers find `localhost` elsewhere. */
export const RECORDED_ADDRESS = '127.0.0.2';

/**
 * Listens on `localhost` and hands everything on unchanged to an instance at the same port of
 * another loopback address. So it sees what a browser really sends.
 */
export async function recordRequests(port: number): Promise<RequestRecorder> {
  let recorded: Buffer[] = [];
  let planted = '';
  const sockets = new Set<Socket>();
  const server = createServer((browser) => {
    const instance = connect(port, RECORDED_ADDRESS);
    for (const socket of [browser, instance]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        browser.destroy();
        instance.destroy();
      });
    }
    browser.on('data', (chunk) => recorded.push(chunk));
    browser.pipe(instance);
    instance.on('data', (chunk) => browser.write(withLine(chunk, planted)));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    requests: () => requestsIn(Buffer.concat(recorded).toString('latin1')),
    clear: () => {
      recorded = [];
    },
    plantHeader: (line) => {
      planted = line;
    },
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

const STATUS_LINE = /^HTTP\/1\.1 \d{3} [^\r\n]*\r\n/;

function withLine(chunk: Buffer, line: string): Buffer {
  const status = STATUS_LINE.exec(chunk.subarray(0, 64).toString('latin1'))?.[0];
  if (line === '' || status === undefined) return chunk;
  return Buffer.concat([Buffer.from(status + line), chunk.subarray(status.length)]);
}

function requestsIn(text: string): readonly RecordedRequest[] {
  const heads = text.matchAll(
    /(GET|POST|HEAD) (\S+) HTTP\/1\.1\r\n((?:[!-9;-~]+: [^\r\n]*\r\n)+)\r\n/g,
  );
  return Array.from(heads, ([, method = '', path = '', lines = '']) => ({
    method,
    path,
    headers: lines
      .trimEnd()
      .split('\r\n')
      .map((line) => {
        const colon = line.indexOf(': ');
        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 2)] as const;
      }),
  }));
}
