import { once } from 'node:events';
import { createServer } from 'node:http';

const PLACE = '/.well-known/acme-challenge/';

export interface ChallengeServer extends AsyncDisposable {
  /** What has to be answered under which token (RFC 8555, section 8.3). */
  readonly pending: Map<string, string>;
}

/** Answers, on a unix socket that only the edge asks, what the authority wants to see. */
export async function openChallengeServer(socket: string): Promise<ChallengeServer> {
  const pending = new Map<string, string>();
  const server = createServer((request, response) => {
    const token = request.url?.startsWith(PLACE) === true ? request.url.slice(PLACE.length) : '';
    const answer = pending.get(token);
    response.writeHead(answer === undefined ? 404 : 200, {
      'content-type': 'application/octet-stream',
    });
    response.end(answer ?? '');
  });
  await once(server.listen(socket), 'listening');
  return {
    pending,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      const closed = once(server, 'close');
      server.close();
      await closed;
    },
  };
}
