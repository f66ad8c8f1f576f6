import type { HaproxyLine } from './haproxy-line.ts';

/** One way in which a configuration of HAProxy leaves or passes on traces. */
export interface HaproxyKind {
  readonly code: string;
  /** What to do, in one sentence. */
  readonly sentence: string;
  readonly holds: (line: HaproxyLine, all: readonly HaproxyLine[]) => boolean;
}

const ADDRESS = /\b(src|src_port|fc_src|fc_rcvd_proxy)\b|%\[?(ci|cp|src)\b/;
const FORWARDED = /^(x-forwarded(-\w+)?|x-real-ip|forwarded|x-client-ip|true-client-ip)$/i;
const SETS_HEADER = new Set(['set-header', 'add-header', 'replace-header']);
const starts = ({ words }: HaproxyLine, ...wanted: readonly string[]): boolean =>
  wanted.every((word, index) => words[index] === word);
const passesOn = ({ section }: HaproxyLine): boolean =>
  section === 'backend' || section === 'listen';

/** In HTTP, what reaches a server unless a rule removes it. */
function keepsHeader(line: HaproxyLine, all: readonly HaproxyLine[]): boolean {
  if (!starts(line, 'server') || !passesOn(line)) return false;
  const section = sectionOf(line, all);
  if (section.some((one) => starts(one, 'mode', 'tcp'))) return false;
  return !section.some(
    (one) =>
      starts(one, 'http-request', 'del-header') &&
      (/^cookie$/i.test(one.words[2] ?? '') || (one.words[2] ?? '').startsWith('^(?!')),
  );
}

function sectionOf(line: HaproxyLine, all: readonly HaproxyLine[]): readonly HaproxyLine[] {
  const at = all.indexOf(line);
  const isHead = ({ words, section }: HaproxyLine): boolean => words[0] === section;
  const begin = all.findLastIndex((one, index) => index <= at && isHead(one));
  const next = all.findIndex((one, index) => index > at && isHead(one));
  return all.slice(begin, next < 0 ? undefined : next);
}

export const HAPROXY_KINDS: readonly HaproxyKind[] = [
  {
    code: 'balancer-log',
    sentence: 'This writes a line for every connection: remove it.',
    holds: (line) => starts(line, 'log') && line.words.length > 1,
  },
  {
    code: 'balancer-log-format',
    sentence: 'This says what a log shall hold: remove it with the log.',
    holds: ({ words: [first = '', second = ''] }) =>
      /^(log-format|log-format-sd|error-log-format|log-tag)$/.test(first) ||
      (first === 'option' && /^(httplog|tcplog|httpslog|clf|http-server-close-log)$/.test(second)),
  },
  {
    code: 'balancer-log-send',
    sentence: 'This sends log lines to a program: remove it.',
    holds: ({ section }) => section === 'ring' || section === 'log-forward',
  },
  {
    code: 'balancer-debug',
    sentence: 'This prints whole requests: remove it.',
    holds: (line) => line.section === 'global' && starts(line, 'debug'),
  },
  {
    code: 'balancer-capture',
    sentence: 'This keeps what people sent for logs and the console: remove it.',
    holds: ({ words: [first = '', second = ''] }) =>
      first === 'capture' ||
      second === 'capture' ||
      first === 'declare' ||
      first.startsWith('tune.ssl.keylog') ||
      (first === 'option' && second === 'log-separate-errors'),
  },
  {
    code: 'balancer-forwards-address',
    sentence: 'This hands the visitor’s address on: remove it.',
    holds: ({ words: [first = '', second = '', third = '', ...values] }) =>
      (first === 'option' && /^(forwardfor|forwarded|originalto)$/.test(second)) ||
      (first === 'http-request' &&
        SETS_HEADER.has(second) &&
        (FORWARDED.test(third) || values.some((value) => ADDRESS.test(value)))),
  },
  {
    code: 'balancer-proxy-protocol',
    sentence: 'PROXY protocol tells the visitor’s address to the server: remove it.',
    holds: ({ words }) =>
      /^(server|default-server|server-template)$/.test(words[0] ?? '') &&
      words.some((word) => word.startsWith('send-proxy')),
  },
  {
    code: 'balancer-borrows-address',
    sentence: 'The server sees the visitor’s own address as the sender: remove it.',
    holds: ({ words: [first = '', ...values] }) =>
      /^(source|server)$/.test(first) && values.includes('usesrc'),
  },
  {
    code: 'balancer-passes-cookies',
    sentence:
      'Cookies and every other header reach the server: add an "http-request del-header" that keeps named ones alone.',
    holds: keepsHeader,
  },
  {
    code: 'balancer-cookie',
    sentence: 'This sets a cookie: remove it.',
    holds: ({ words: [first = '', second = '', third = ''] }) =>
      first === 'cookie' ||
      (/^http-(after-)?response$/.test(first) &&
        SETS_HEADER.has(second) &&
        /^set-cookie$/i.test(third)),
  },
  {
    code: 'balancer-request-id',
    sentence: 'This gives each request a number that follows it: remove it.',
    holds: ({ words: [first = ''] }) =>
      first === 'unique-id-format' || first === 'unique-id-header',
  },
  {
    code: 'balancer-console',
    sentence: 'The console shows addresses and requests: remove it.',
    holds: ({ words: [first = ''] }) => first === 'stats',
  },
  {
    code: 'balancer-figures',
    sentence: 'These figures can be fetched by anybody who reaches the port: remove it.',
    holds: ({ words }) => words.includes('prometheus-exporter'),
  },
  {
    code: 'balancer-program',
    sentence: 'What this program writes or sends cannot be checked here: remove it.',
    holds: ({ section, words: [first = '', second = ''] }) =>
      section === 'program' ||
      /^(lua-load|lua-load-per-thread|external-check|module-load)$/.test(first) ||
      second.startsWith('lua.') ||
      (first === 'filter' && /^(spoe|opentracing|trace)$/.test(second)),
  },
  {
    code: 'balancer-cache',
    sentence: 'A cache knows who fetched what first: remove it.',
    holds: ({ section, words }) => section === 'cache' || words.includes('cache-use'),
  },
  {
    code: 'balancer-peers',
    sentence: 'This sends the table of addresses to other machines: remove it.',
    holds: ({ section, words }) =>
      section === 'peers' || (words[0] === 'stick-table' && words.includes('peers')),
  },
  {
    code: 'balancer-mail',
    sentence: 'This sends mail about what happens: remove it.',
    holds: ({ section, words: [first = ''] }) => section === 'mailers' || first === 'email-alert',
  },
  {
    code: 'balancer-state-kept',
    sentence: 'This keeps the state of servers in a file: remove it.',
    holds: ({ words: [first = ''] }) =>
      /^(server-state-file|server-state-base|load-server-state-from-file)$/.test(first),
  },
  {
    code: 'balancer-core-dump',
    sentence: 'A core dump would hold keys and addresses: remove it.',
    holds: (line) => starts(line, 'set-dumpable'),
  },
  {
    code: 'balancer-named-access',
    sentence: 'This asks people for a name or a certificate: remove it, meetings need none.',
    holds: ({ section, words }) =>
      section === 'userlist' ||
      (words[0] === 'bind' && words.includes('verify') && !words.includes('none')),
  },
  {
    code: 'balancer-early-data',
    sentence: 'Early data can be recorded and sent again: remove "allow-0rtt".',
    holds: ({ words }) => words.includes('allow-0rtt'),
  },
  {
    code: 'balancer-ticket-key',
    sentence: 'With these keys recorded connections can be read later: remove "tls-ticket-keys".',
    holds: ({ words }) => words.includes('tls-ticket-keys'),
  },
  {
    code: 'balancer-old-tls',
    sentence: 'These versions of TLS can be broken: add "ssl-min-ver TLSv1.2".',
    holds: ({ words }) =>
      words.some(
        (word, index) =>
          /^force-(sslv3|tlsv1[01])$/.test(word) ||
          (word === 'ssl-min-ver' && /^(SSLv3|TLSv1\.[01])$/.test(words[index + 1] ?? '')),
      ),
  },
];
