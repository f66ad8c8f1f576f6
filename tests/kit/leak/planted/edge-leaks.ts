import type { IncomingMessage, ServerResponse } from 'node:http';
import { Server } from 'node:http';
import { Server as TlsServer } from 'node:https';
import { ANSWER_LEAKS } from './answer-leaks.ts';
import { PROCESS_LEAKS } from './process-leaks.ts';
import { emitOf, PLANTED_HEADER, type Seen } from './seen.ts';

// Loaded into the edge before its own code: looks at each request first, and gives away whoever
// asks for it.

const lastSeen = new Map<string, Seen>();

for (const { prototype } of [Server, TlsServer]) {
  const emit = emitOf(prototype);
  prototype.emit = function leaking(this: Server, event: string, ...given: unknown[]): boolean {
    const isComplete =
      event === 'request' && requested(given[0] as IncomingMessage, given[1] as ServerResponse);
    return isComplete || Reflect.apply(emit, this, [event, ...given]);
  };
}

function requested(request: IncomingMessage, response: ServerResponse): boolean {
  const id = request.headers[PLANTED_HEADER];
  if (typeof id === 'string') give(seenIn(id, request));
  else
    for (const [leakId, seen] of lastSeen)
      if (ANSWER_LEAKS[leakId]?.leak(seen, request, response) === true) return true;
  return false;
}

function seenIn(id: string, { socket, headers, url = '' }: IncomingMessage): Seen {
  const address = socket.remoteAddress ?? '';
  return { id, address, agent: headers['user-agent'] ?? '', path: url };
}

/** Does it here, or tells the supervisor, who does it or tells the conference. */
function give(seen: Seen): void {
  const { id } = seen;
  if (id in ANSWER_LEAKS) lastSeen.set(id, seen);
  else if (PROCESS_LEAKS[id]?.in === 'edge') PROCESS_LEAKS[id].leak(seen);
  else process.send?.({ type: 'planted', seen });
}
