import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ServedPage extends AsyncDisposable {
  readonly url: string;
}

/** Serves one page on loopback, where browsers allow camera and microphone. */
export async function serve(html: string): Promise<ServedPage> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(html);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}/`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
