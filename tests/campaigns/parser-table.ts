import {
  admissionAnswer,
  admissionRequest,
  refusalCode,
  serverMessage,
} from '@blende/conference/contract.ts';
import { engineQuery } from '@blende/conference/engine/server/join-request.ts';
import {
  filterFromBrowser,
  filterFromEngine,
} from '@blende/conference/engine/server/signalling-filter.ts';
import { findInvitation, parseInvitation } from '@blende/conference/invitation/invitation-link.ts';
import { operatorQuestions } from '@blende/conference/operator/operator-questions.ts';
import { readClientMessage } from '@blende/conference/rooms/client-message.ts';
import { cleanName, NAME_CHARACTERS } from '@blende/conference/rooms/participant-name.ts';
import { parseRoomId } from '@blende/conference/rooms/room-id.ts';
import { fromBase64url } from '@blende/shared/basics/base64url.ts';
import { browserFamily } from '@blende/shared/edge/browser-family.ts';
import { headersForBrowser, headersForUpstream } from '@blende/shared/edge/header-rules.ts';
import { networkOf } from '@blende/shared/edge/network-limits.ts';
import { parsePublicOrigins } from '@blende/shared/edge/public-origins.ts';
import {
  checkRequest,
  checkUpgrade,
  requestedOrigin,
  requestedPath,
} from '@blende/shared/edge/request-rules.ts';
import { parseRoomAddress } from '../../apps/cli/operator/room-address.ts';

/** Runs one input; throws if a promise of the parser is broken. */
export type Parser = (bytes: Buffer<ArrayBuffer>) => void;

const ORIGIN = 'https://example.org';
const ORIGINS = parsePublicOrigins([ORIGIN]);
const FAMILIES = ['chromium', 'firefox', 'safari', 'other'] as const;

function promise(holds: boolean, what: string): void {
  if (!holds) throw new Error(`promise broken: ${what}`);
}

/** Whatever the protobuf reader says of bytes that are no message, its caller takes as a refusal. */
function orRefusal(parse: () => unknown): void {
  try {
    parse();
  } catch (error) {
    promise(error instanceof Error && !(error instanceof TypeError), 'refuses with an Error');
  }
}

export const PARSERS: Readonly<Record<string, Parser>> = {
  'client message': (bytes) => {
    const read = readClientMessage(bytes, (bytes[0] ?? 0) === 0xff);
    const coded = read.outcome === 'read' || refusalCode.safeParse(read.code).success;
    promise(coded, 'a message or a known code');
  },
  'server message': (bytes) => {
    const json = jsonOf(bytes);
    for (const schema of [serverMessage, admissionRequest, admissionAnswer]) schema.safeParse(json);
    for (const schema of Object.values(operatorQuestions)) schema.safeParse(json);
  },
  'room id': (bytes) => {
    const text = bytes.toString('latin1');
    const room = parseRoomId(text);
    promise(room === undefined || room.commitment.length === 16, 'a whole room id or none');
    const decoded = fromBase64url(text);
    const again = decoded && Buffer.from(decoded).toString('base64url');
    promise(again === undefined || again === text, 'one spelling for one value');
    parseRoomAddress(text);
  },
  'invitation link': (bytes) => {
    const text = bytes.toString('utf8');
    const [path = '', fragment = ''] = text.split('#');
    for (const result of [parseInvitation(path, fragment), findInvitation(text, ORIGIN)]) {
      promise(result.outcome === 'invitation' || result.code.length > 0, 'a link or a code');
    }
  },
  'engine query': (bytes) => {
    const query = engineQuery(bytes.toString('latin1'), FAMILIES[bytes.length % 4] ?? 'other');
    promise(query === undefined || !/[\s#]/.test(query), 'a clean query or none');
  },
  'signalling from a browser': (bytes) => {
    orRefusal(() => filterFromBrowser(bytes));
  },
  'signalling from the engine': (bytes) => {
    orRefusal(() => filterFromEngine(bytes, undefined));
    orRefusal(() => filterFromEngine(bytes, 'turns:example.org:443?transport=tcp'));
  },
  'request rules': (bytes) => {
    const [method = '', target = '', ...headers] = bytes.toString('latin1').split(/[\r\n ]+/);
    const request = { method, target, rawHeaders: headers };
    const origin = requestedOrigin(request, ORIGINS);
    const path = requestedPath(request);
    promise(typeof path === 'string' || path.status >= 400, 'a path or a refusal');
    const page = { kind: 'page', path: /^/, socket: '', features: 'none' } as const;
    const relay = { kind: 'relay', path: /^/, socket: '' } as const;
    if (!('status' in origin)) {
      checkRequest(request, page, origin);
      checkUpgrade(request, origin, relay);
    }
    const received = Object.fromEntries(headers.map((value, at) => [headers[at - 1] ?? '', value]));
    for (const made of [headersForUpstream(received), headersForBrowser(received)]) {
      promise(!('cookie' in made) && !('set-cookie' in made), 'no cookie passes');
    }
  },
  'names, networks and browsers': (bytes) => {
    const text = bytes.toString('utf8');
    promise(Array.from(cleanName(text)).length <= NAME_CHARACTERS, 'a short name');
    browserFamily(text);
    if (/^[0-9a-f:.]{0,45}$/i.test(text)) networkOf(text);
  },
};

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
