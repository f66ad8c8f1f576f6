import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { AUDIT_PATH } from '../audit-path.ts';
import type { ToldFinding } from '../told-finding.ts';

/** On a unix socket of its own: the operator's command asks for a run and gets its findings. */
export async function openAuditDoor(
  socket: string,
  run: () => Promise<readonly ToldFinding[]>,
): Promise<AsyncDisposable> {
  const server = createServer((request, response) => {
    request.resume();
    const answer = (status: number, body: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    if (request.method !== 'POST' || request.url !== AUDIT_PATH) {
      answer(404, { code: 'not-found' });
      return;
    }
    run().then(
      (findings) => answer(200, { findings }),
      () => answer(500, { code: 'evidence-not-written' }),
    );
  });
  await once(server.listen(socket), 'listening');
  return { [Symbol.asyncDispose]: () => closed(server) };
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
