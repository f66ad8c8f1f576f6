import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { answerCodeOnSocket } from './answer.ts';
import type { BrowserFamily, EdgeUpgradeHandler } from './edge-upgrade.ts';
import type { PublicOrigin } from './public-origins.ts';

export interface HandledUpgrade {
  readonly received: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
  readonly path: string;
  readonly protocols: readonly string[];
  readonly browserFamily: BrowserFamily;
  readonly origin: PublicOrigin;
}

const MESSAGE_BYTES = 262_144;
const DECISION_TIMEOUT_MS = 20_000;

/** Gives a product's handler the upgrade without anything that tells who asks. */
export async function handleUpgrade(
  asked: HandledUpgrade,
  handler: EdgeUpgradeHandler,
): Promise<void> {
  const { path, protocols, browserFamily } = asked;
  let decided = false;
  const refuse = (status: number, code: string): void => {
    if (decided) return;
    decided = true;
    answerCodeOnSocket(asked.socket, asked.origin, { status, code });
  };
  const accept = async (protocol: string): Promise<WebSocket> => {
    if (decided) throw new Error('the upgrade was answered before');
    decided = true;
    return await complete(asked, protocol);
  };
  const patience = setTimeout(refuse, DECISION_TIMEOUT_MS, 503, 'starting');
  try {
    await handler({ path, origin: asked.origin.origin, protocols, browserFamily, accept, refuse });
    refuse(503, 'starting');
  } catch {
    refuse(503, 'starting');
  } finally {
    clearTimeout(patience);
  }
}

async function complete(asked: HandledUpgrade, protocol: string): Promise<WebSocket> {
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    // Browsers send no pings, and an answer to each would pile up for whoever does not read.
    autoPong: false,
    maxPayload: MESSAGE_BYTES,
    handleProtocols: () => protocol,
  });
  return await new Promise((resolve, reject) => {
    const gone = (): void => {
      reject(new Error('the browser is gone'));
    };
    if (asked.socket.destroyed || !asked.socket.writable) {
      gone();
      return;
    }
    asked.socket.once('close', gone);
    server.handleUpgrade(asked.received, asked.socket, asked.head, (webSocket) => {
      asked.socket.off('close', gone);
      resolve(webSocket);
    });
  });
}
