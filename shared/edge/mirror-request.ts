import type { IncomingMessage, ServerResponse } from 'node:http';
import { TLSSocket } from 'node:tls';
import { answerCode, answerJson } from './answer.ts';
import type { PublicOrigin } from './public-origins.ts';
import type { MirrorRoute } from './route.ts';

export interface MirroredRequest {
  readonly received: IncomingMessage;
  readonly response: ServerResponse;
  readonly path: string;
  readonly route: MirrorRoute;
  readonly origin: PublicOrigin;
  /** A proxy in front: the address is its own. */
  readonly viaProxy: boolean;
  /** How long the edge counts requests under today's key for networks, at most. */
  readonly countedForMs: number;
}

/**
 * Tells whoever asks what has just arrived from them, together with what the product adds, signed.
 * Nobody but the asker gets it: the product sees the body alone.
 */
export async function answerMirror(mirrored: MirroredRequest): Promise<void> {
  const { received, response, route, origin, viaProxy, countedForMs } = mirrored;
  try {
    const added = await route.complete({ body: await bodyOf(received), viaProxy });
    const document = {
      kind: 'blende-disclosure',
      version: 1,
      madeAt: new Date().toISOString(),
      instance: origin.origin,
      received: whatArrived(mirrored),
      edge: { countedForSeconds: Math.ceil(countedForMs / 1000) },
      ...added,
    };
    const signed = route.signer.sign(JSON.stringify(document));
    answerJson(response, origin, JSON.stringify(signed));
  } catch {
    answerCode(response, origin, { status: 503, code: 'starting' });
  }
}

function whatArrived({ received, path, viaProxy }: MirroredRequest) {
  const { socket, rawHeaders } = received;
  return {
    address: socket.remoteAddress ?? '',
    port: socket.remotePort ?? 0,
    viaProxy,
    method: received.method ?? '',
    path,
    httpVersion: received.httpVersion,
    tls:
      socket instanceof TLSSocket
        ? { version: socket.getProtocol(), cipher: socket.getCipher().name }
        : null,
    headers: rawHeaders.flatMap((name, index) =>
      index % 2 === 0 ? [{ name: name.toLowerCase(), value: rawHeaders[index + 1] ?? '' }] : [],
    ),
  };
}

/** At most as long as the rules let through. */
async function bodyOf(received: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of received) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
