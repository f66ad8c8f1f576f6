import { WebSocket, type RawData } from 'ws';
import type { EdgeUpgrade, EdgeUpgradeHandler } from '@blende/shared/edge/edge-upgrade.ts';
import {
  EARLY_TICKET_PREFIX,
  ENGINE_PROTOCOL,
  PATHS,
  QUERY_PREFIX,
  TICKET_PREFIX,
  type AdmissionRequest,
} from '../../contract.ts';
import { ownRelayUrl } from '../own-relay.ts';
import { askAdmission } from './admission-client.ts';
import { engineQuery } from './join-request.ts';
import { filterFromBrowser, filterFromEngine } from './signalling-filter.ts';

export interface EngineProxyDeps {
  /** Unix socket on which the conference process answers the edge, and nobody else. */
  readonly admissionSocket: string;
}

const ENGINE_PATHS: ReadonlySet<string> = new Set(['/rtc', '/rtc/v1']);
const MESSAGE_BYTES = 262_144;
const BUFFER_BYTES = 4_194_304;
const OPEN_TIMEOUT_MS = 10_000;
const CLOSE = { normal: 1000, protocolError: 1002, unsupported: 1003, tooBig: 1009 } as const;

/**
 * Runs in the edge: swaps a ticket for the engine's token and relays filtered signalling.
 * The token, and whatever else the engine says of tokens, never goes to the browser.
 */
export function engineProxy(deps: EngineProxyDeps): EdgeUpgradeHandler {
  return async (upgrade) => {
    const asked = readUpgrade(upgrade);
    if (asked === undefined) {
      upgrade.refuse(400, 'malformed');
      return;
    }
    const answer = await askAdmission(deps.admissionSocket, asked.admission);
    if (answer.outcome === 'refused') upgrade.refuse(401, answer.code);
    else if (answer.outcome === 'later') upgrade.refuse(503, answer.code);
    else await connect(upgrade, engineAddress(answer.enginePort, asked), answer.engineToken);
  };
}

interface AskedConnection {
  readonly path: string;
  readonly admission: AdmissionRequest;
  readonly query: string;
}

function readUpgrade(upgrade: EdgeUpgrade): AskedConnection | undefined {
  const path = upgrade.path.slice(PATHS.engine.length);
  const admission = readTicket(upgrade.protocols);
  const encoded = valueOf(upgrade.protocols, QUERY_PREFIX);
  if (!ENGINE_PATHS.has(path) || !upgrade.protocols.includes(ENGINE_PROTOCOL)) return undefined;
  if (admission === undefined || encoded === undefined) return undefined;
  const query = engineQuery(
    Buffer.from(encoded, 'base64url').toString('utf8'),
    upgrade.browserFamily,
  );
  return query === undefined ? undefined : { path, admission, query };
}

function readTicket(protocols: readonly string[]): AdmissionRequest | undefined {
  const ticket = valueOf(protocols, TICKET_PREFIX);
  if (ticket !== undefined) return { ticket };
  const early = valueOf(protocols, EARLY_TICKET_PREFIX);
  return early === undefined ? undefined : { ticket: early, early: true };
}

function valueOf(protocols: readonly string[], prefix: string): string | undefined {
  return protocols.find((protocol) => protocol.startsWith(prefix))?.slice(prefix.length);
}

function engineAddress(port: number, asked: AskedConnection): string {
  return `ws://127.0.0.1:${port}${asked.path}?${asked.query}`;
}

async function connect(upgrade: EdgeUpgrade, address: string, token: string): Promise<void> {
  const engine = new WebSocket(address, {
    headers: { authorization: `Bearer ${token}`, 'user-agent': 'blende' },
    handshakeTimeout: OPEN_TIMEOUT_MS,
    maxPayload: MESSAGE_BYTES,
    perMessageDeflate: false,
  });
  // Messages that arrive before the browser's side stands wait here, in order.
  const waiting: RawData[] = [];
  const hold = (data: RawData): void => void waiting.push(data);
  engine.on('message', hold);
  if (!(await opened(engine))) {
    upgrade.refuse(503, 'engine-starting');
    return;
  }
  const browser = await upgrade.accept(ENGINE_PROTOCOL).catch((error: unknown) => {
    // The browser went away meanwhile: the engine must not keep a participant without one.
    engine.close(CLOSE.normal);
    throw error;
  });
  engine.off('message', hold);
  const relayUrl = ownRelayUrl(upgrade.origin);
  const filter: Filter = (bytes) => filterFromEngine(bytes, relayUrl);
  const down: Direction = { from: engine, to: browser, filter };
  // Before the ends are tied: the engine may have said its last word and hung up meanwhile, and the
  // browser needs that word, or it resumes again and again what no longer exists.
  for (const data of waiting) pass(data, true, down);
  relay(down);
  relay({ from: browser, to: engine, filter: filterFromBrowser });
}

async function opened(socket: WebSocket): Promise<boolean> {
  return await new Promise((resolve) => {
    socket.once('open', () => {
      resolve(true);
    });
    // Also swallows later errors: their text holds addresses, and `close` follows anyway.
    socket.on('error', () => {
      resolve(false);
    });
  });
}

type Filter = (bytes: Uint8Array) => Uint8Array | undefined;

interface Direction {
  readonly from: WebSocket;
  readonly to: WebSocket;
  readonly filter: Filter;
}

function relay(direction: Direction): void {
  const { from, to } = direction;
  from.on('message', (data, isBinary) => {
    pass(data, isBinary, direction);
  });
  // Any other code makes the engine write a line with room and participant.
  from.on('error', () => {
    to.close(CLOSE.normal);
  });
  from.on('close', () => {
    to.close(CLOSE.normal);
  });
  if (from.readyState >= WebSocket.CLOSING) to.close(CLOSE.normal);
}

function pass(data: RawData, isBinary: boolean, { from, to, filter }: Direction): void {
  if (to.readyState !== WebSocket.OPEN) return;
  if (!isBinary || !(data instanceof Buffer)) {
    from.close(CLOSE.unsupported);
    return;
  }
  try {
    const filtered = filter(data);
    if (filtered !== undefined) to.send(filtered);
  } catch {
    from.close(CLOSE.protocolError);
  }
  // A peer that does not read must not fill our memory.
  if (to.bufferedAmount > BUFFER_BYTES) to.close(CLOSE.tooBig);
}
