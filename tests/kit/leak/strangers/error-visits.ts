import { newSecret } from '../../room-client.ts';
import { DOMAIN } from '../../namespaces/network.ts';
import { asciiCanary, loopbackCanary, userAgentCanary, type Canary } from '../canary.ts';
import { requestBytes, type HttpVisit, type Visit } from './visit.ts';

/** One way to be wrong, and what the server says to it; empty if it says nothing. */
interface Mistake {
  readonly visit: (marks: Marks) => Omit<Visit, 'from'>;
  readonly answer: RegExp;
}

/** What the stranger shows of themselves, each a mark. */
interface Marks {
  readonly agent: string;
  readonly word: string;
}

const UPGRADE = {
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': `${'A'.repeat(22)}==`,
};
const ORIGIN = { Origin: `https://${DOMAIN}` };
const MEDIA_PORT = 8450;

/** The one mistake whose words reach the conference process, as all that is said there. */
export const SAID_IN_CLEAR = 'a channel that says nonsense';

/** Every way of being refused that a stranger can try. */
export const MISTAKES: Readonly<Record<string, Mistake>> = {
  'a page that is not there': http(404, ({ word }) => ({ path: `/${word}` })),
  'an address with a query': http(200, ({ word }) => ({ path: `/?q=${word}` })),
  'another method': http(405, ({ word }) => ({ method: 'DELETE', path: `/r/${word}` })),
  'a method that nobody knows': { ...http(400, ({ word }) => ({ method: word.toUpperCase() })) },
  'another host': http(421, ({ word }) => ({ host: `${word}.example` })),
  'an address that is too long': http(414, ({ word }) => ({ path: `/${word.repeat(120)}` })),
  'a body where none belongs': http(413, () => ({ headers: { 'Content-Length': '9' } })),
  'an expectation': http(417, ({ word }) => ({ headers: { Expect: word } })),
  'headers that are too long': http(431, ({ word }) => ({
    headers: { 'X-Word': word.repeat(2_000) },
  })),
  'a header that is none': {
    visit: ({ agent, word }) =>
      https(`GET / HTTP/1.1\r\nHost: ${DOMAIN}\r\nUser-Agent: ${agent}\r\n${word}\r\n\r\n`),
    answer: / 400 /,
  },
  'a cookie and a login': http(200, ({ word }) => ({
    headers: { Cookie: `session=${word}`, Authorization: `Bearer ${word}` },
  })),
  'addresses of other proxies': http(200, ({ word }) => ({
    headers: {
      'X-Forwarded-For': word,
      Forwarded: `for=${word}`,
      'X-Real-IP': word,
      Referer: `https://${word}.example/`,
    },
  })),
  'a channel from another origin': http(403, ({ word }) => ({
    path: '/api/room-channel',
    headers: { ...UPGRADE, Origin: `https://${word}.example` },
  })),
  [SAID_IN_CLEAR]: {
    visit: ({ agent, word }) => ({
      ...https(
        requestBytes({
          path: '/api/room-channel',
          headers: { ...UPGRADE, ...ORIGIN, 'User-Agent': agent },
        }),
      ),
      next: unmasked(`{"type":"join","name":"${word}"}`),
    }),
    answer: / 101 /,
  },
  'a ticket that nobody gave': {
    visit: ({ agent, word }) => {
      const query = Buffer.from(`join_request=${word}`).toString('base64url');
      const protocols = `blende.engine.1, ticket.${newSecret()}, query.${query}`;
      const headers = {
        ...UPGRADE,
        ...ORIGIN,
        'User-Agent': agent,
        'Sec-WebSocket-Protocol': protocols,
      };
      return https(requestBytes({ path: '/engine/rtc/v1', headers }));
    },
    answer: /^HTTP\/1\.1 (4\d\d|503) /,
  },
  'a name that TLS does not know': {
    visit: ({ agent, word }) => ({
      ...https(requestBytes({ headers: { 'User-Agent': agent } })),
      serverName: `${word}.example`,
    }),
    answer: / 200 /,
  },
  'a TLS that nobody should speak any more': {
    visit: ({ word }) => ({ ...https(''), serverName: `${word}.example`, oldTls: true }),
    answer: /^$/,
  },
  'no TLS at all': {
    visit: ({ word }) => ({ transport: 'tcp', bytes: requestBytes({ path: `/${word}` }) }),
    answer: /^$/,
  },
  'noise before TLS': {
    visit: ({ word }) => ({
      transport: 'tcp',
      bytes: Buffer.from(`\x16\x03\x01\x02\x00${word.repeat(30)}`, 'latin1'),
    }),
    answer: /^/,
  },
  'half a request': {
    visit: ({ agent }) => ({
      ...https(`GET / HTTP/1.1\r\nHost: ${DOMAIN}\r\nUser-Agent: ${agent}`),
      holdMs: 1_500,
    }),
    answer: /^$/,
  },
  'relaying in noise': {
    visit: ({ word }) => https(stunRequest(word)),
    answer: /^/,
  },
  'noise to the port of pictures': {
    visit: ({ word }) => ({
      transport: 'udp',
      port: MEDIA_PORT,
      bytes: stunRequest(word),
    }),
    answer: /^$/,
  },
  'noise to the port of pictures over TCP': {
    visit: ({ word }) => ({
      transport: 'tcp',
      port: MEDIA_PORT + 1,
      bytes: `\0\x20${word}`,
      holdMs: 1_000,
    }),
    answer: /^$/,
  },
};

export interface ErrorVisit {
  readonly mistake: string;
  readonly visit: Visit;
  readonly canaries: readonly Canary[];
  readonly answer: RegExp;
}

/** Everything above once, each by somebody of their own. */
export function errorVisits(): readonly ErrorVisit[] {
  return Object.entries(MISTAKES).map(([mistake, { visit, answer }]) => {
    const address = loopbackCanary(`address of ${mistake}`);
    const agent = userAgentCanary(`agent of ${mistake}`);
    const word = asciiCanary(`word in ${mistake}`);
    const made = visit({ agent: agent.whole ?? agent.text, word: word.text });
    return {
      mistake,
      answer,
      visit: { ...made, from: address.text },
      canaries: [address, agent, word],
    };
  });
}

function http(state: number, made: (marks: Marks) => HttpVisit): Mistake {
  return {
    visit: (marks) => {
      const { headers, ...visit } = made(marks);
      return https(requestBytes({ ...visit, headers: { 'User-Agent': marks.agent, ...headers } }));
    },
    answer: new RegExp(`^HTTP/1\\.1 ${state} `),
  };
}

function https(bytes: Buffer | string): Omit<Visit, 'from'> {
  return { transport: 'tls', serverName: DOMAIN, bytes };
}

/** A frame that no client may send, which a server has to end. */
function unmasked(text: string): Buffer {
  const body = Buffer.from(text);
  return Buffer.concat([Buffer.from([0x81, body.length]), body]);
}

/** A binding request under a user name (RFC 8489, sections 5 and 14.3) that nobody has given out. */
function stunRequest(name: string): Buffer {
  const padded = Buffer.alloc(Math.ceil(name.length / 4) * 4);
  padded.write(name);
  const attribute = Buffer.alloc(4);
  attribute.writeUInt16BE(0x0006, 0);
  attribute.writeUInt16BE(name.length, 2);
  const header = Buffer.alloc(20, 0x5a);
  header.writeUInt16BE(0x0001, 0);
  header.writeUInt16BE(attribute.length + padded.length, 2);
  header.writeUInt32BE(0x2112a442, 4);
  return Buffer.concat([header, attribute, padded]);
}
