import { replace, type Mutant } from './nginx-mutants.ts';

type Row = readonly [code: string, line: string];

const added = (rows: readonly Row[], head: string): readonly Mutant[] =>
  rows.map(([code, line]) => ({
    code,
    what: line,
    mutate: replace(`\n${head}\n`, `\n${head}\n  ${line}\n`),
  }));

const GLOBAL: readonly Row[] = [
  ['balancer-log', 'log /dev/log local0'],
  ['balancer-debug', 'debug'],
  ['balancer-capture', 'tune.ssl.keylog on'],
  ['balancer-console', 'stats socket /run/haproxy/admin.sock mode 660 level admin'],
  ['balancer-program', 'lua-load /etc/haproxy/who.lua'],
  ['balancer-state-kept', 'server-state-file /var/lib/haproxy/state'],
  ['balancer-core-dump', 'set-dumpable'],
  ['balancer-old-tls', 'ssl-default-bind-options ssl-min-ver TLSv1.0'],
];

const DEFAULTS: readonly Row[] = [
  ['balancer-log', 'log global'],
  ['balancer-log-format', 'option httplog'],
  ['balancer-log-format', 'log-format "%ci:%cp %r"'],
  ['balancer-forwards-address', 'option forwardfor # for the pages'],
  ['balancer-mail', 'email-alert mailers m'],
];

const PAGES: readonly Row[] = [
  ['balancer-forwards-address', 'http-request set-header X-Real-IP %[src]'],
  ['balancer-forwards-address', "http-request add-header x-visitor '%[src,ipmask(24)]'"],
  ['balancer-borrows-address', 'source 0.0.0.0 usesrc clientip'],
  ['balancer-cookie', 'cookie SERVER insert indirect nocache'],
  ['balancer-cookie', 'http-response add-header Set-Cookie a=b'],
  ['balancer-request-id', 'unique-id-header X-Unique-ID'],
  ['balancer-capture', 'http-request capture req.hdr(User-Agent) len 128'],
  ['balancer-console', 'stats enable'],
  ['balancer-figures', 'http-request use-service prometheus-exporter if { path /metrics }'],
  ['balancer-program', 'filter spoe engine who config /etc/haproxy/who.cfg'],
  ['balancer-program', 'http-request lua.who'],
  ['balancer-cache', 'http-request cache-use pages'],
];

const SECTIONS: readonly Row[] = [
  ['balancer-log-send', 'ring lines'],
  ['balancer-cache', 'cache pages'],
  ['balancer-peers', 'peers others'],
  ['balancer-mail', 'mailers m'],
  ['balancer-program', 'program who'],
  ['balancer-named-access', 'userlist members'],
];

export const haproxyMutants: readonly Mutant[] = [
  ...added(GLOBAL, 'global'),
  ...added(DEFAULTS, 'defaults'),
  ...added(PAGES, 'backend pages'),
  ...SECTIONS.map(([code, line]) => ({
    code,
    what: line,
    mutate: (text: string) => `${text}\n${line}\n`,
  })),
  {
    code: 'balancer-proxy-protocol',
    what: 'PROXY protocol',
    mutate: replace(
      'server instance 127.0.0.1:8440',
      'server instance 127.0.0.1:8440 send-proxy-v2',
    ),
  },
  {
    code: 'balancer-passes-cookies',
    what: 'all headers',
    mutate: (text) => text.replace(/http-request del-header '\^.*\n/, ''),
  },
  {
    code: 'balancer-named-access',
    what: 'a certificate of the browser',
    mutate: replace(' alpn', ' verify required ca-file /etc/ssl/ca.pem alpn'),
  },
  { code: 'balancer-early-data', what: 'early data', mutate: replace(' alpn', ' allow-0rtt alpn') },
  {
    code: 'balancer-ticket-key',
    what: 'ticket keys',
    mutate: replace(' alpn', ' tls-ticket-keys /etc/haproxy/tickets alpn'),
  },
];
