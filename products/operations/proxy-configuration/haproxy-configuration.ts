import { BROWSER_FAMILIES, PASSED_HEADERS } from './passed-headers.ts';
import { endpoint, publicOrigin, type ProxiedSite } from './proxied-site.ts';
import { PROXY_LIMITS } from './proxy-limits.ts';
import { HSTS, RELAY_PROTOCOLS, TLS12_CIPHERS, TLS13_CIPHERS } from './tls-rules.ts';

/** Of STUN, bytes 4 to 7 (RFC 8489, section 5). */
const MAGIC_COOKIE = '2112a442';
const LIMIT_WINDOW_S = 60;

/** A whole haproxy.cfg for HAProxy 2.6 or later. */
export function haproxyConfiguration(site: ProxiedSite): string {
  return [
    '# Written by: ./blende config haproxy. Checked by: ./blende config lint FILE.',
    '# No "log" line anywhere: HAProxy writes none by itself. Addresses are counted in memory and end here.',
    ...global(site),
    '',
    ...defaults(),
    '',
    ...publicPort(site),
    '',
    ...counted(),
    '',
    ...pages(site),
    '',
    ...relay(site),
    ...redirect(site),
    '',
  ].join('\n');
}

function global({ runFolder }: ProxiedSite): readonly string[] {
  return [
    'global',
    '  user haproxy',
    '  group haproxy',
    '  # Empty, and in memory.',
    `  chroot ${runFolder}`,
    '  quiet',
    '  maxconn 8000',
    '  tune.bufsize 32768',
    '  ssl-default-bind-options ssl-min-ver TLSv1.2 no-tls-tickets prefer-client-ciphers',
    `  ssl-default-bind-ciphers ${TLS12_CIPHERS}`,
    `  ssl-default-bind-ciphersuites ${TLS13_CIPHERS}`,
    '  # Nothing of a TLS session is kept for the next one.',
    '  tune.ssl.cachesize 0',
    '  tune.ssl.capture-cipherlist-size 0',
  ];
}

function defaults(): readonly string[] {
  const silence = `${PROXY_LIMITS.silenceSeconds}s`;
  return [
    'defaults',
    '  mode http',
    '  no log',
    '  timeout connect 5s',
    '  timeout client 20s',
    '  timeout server 20s',
    '  timeout http-request 10s',
    '  timeout http-keep-alive 20s',
    `  timeout tunnel ${silence}`,
  ];
}

/** STUN inside TLS is told from HTTP by its first bytes. */
function publicPort({ listen, publicPort: port, certificateFile }: ProxiedSite): readonly string[] {
  const protocols = ['http/1.1', ...RELAY_PROTOCOLS].join(',');
  return [
    'frontend public',
    '  mode tcp',
    ...listen.map(
      (address) =>
        `  bind ${endpoint(address, port)}${address.includes(':') ? ' v6only' : ''} ssl crt ${certificateFile} alpn ${protocols}`,
    ),
    `  timeout client ${PROXY_LIMITS.silenceSeconds}s`,
    '  tcp-request connection track-sc0 src table networks',
    `  tcp-request connection reject if { sc0_conn_cur gt ${PROXY_LIMITS.connections} }`,
    '  tcp-request inspect-delay 10s',
    `  tcp-request content set-var(sess.stun) bool(true) if { req.payload(4,4),hex -m str -i ${MAGIC_COOKIE} }`,
    '  tcp-request content accept if { var(sess.stun) -m bool }',
    '  tcp-request content switch-mode http if HTTP',
    '  tcp-request content reject if WAIT_END',
    '  use_backend relay if { var(sess.stun) -m bool }',
    '  default_backend pages',
  ];
}

function counted(): readonly string[] {
  return [
    '# In memory alone, and forgotten after ten minutes.',
    'backend networks',
    `  stick-table type ipv6 size 100k expire 10m store conn_cur,http_req_rate(${LIMIT_WINDOW_S}s)`,
  ];
}

function pages({ instancePort }: ProxiedSite): readonly string[] {
  const kept = [
    ...PASSED_HEADERS,
    'Content-Length',
    'Connection',
    'Upgrade',
    'User-Agent',
    'Accept',
  ];
  const rate = PROXY_LIMITS.requestsPerSecond * LIMIT_WINDOW_S;
  const family = (pattern: string, says: string): string =>
    `  http-request set-header user-agent "${says}" if !{ var(txn.known) -m bool } { var(txn.agent) -m reg '${pattern}' }`;
  return [
    'backend pages',
    '  # One request at a time for each connection to the instance, none of it kept in a file.',
    `  http-request deny deny_status 429 if { sc0_http_req_rate gt ${rate} }`,
    '  # No header of a request passes but these.',
    `  http-request del-header '^(?!(?:${kept.join('|').toLowerCase()})$)' -m reg`,
    '  # Of a user agent only the family remains, of an accepted type only whether it is a page.',
    '  http-request set-var(txn.agent) req.hdr(user-agent)',
    '  http-request set-var(txn.page) bool(true) if { req.hdr(accept) -m sub text/html }',
    '  http-request del-header user-agent',
    '  http-request del-header accept',
    '  http-request set-header accept text/html if { var(txn.page) -m bool }',
    ...BROWSER_FAMILIES.flatMap(({ pattern, says }) => [
      family(pattern, says),
      `  http-request set-var(txn.known) bool(true) if { var(txn.agent) -m reg '${pattern}' }`,
    ]),
    '  http-response del-header set-cookie',
    `  http-after-response set-header strict-transport-security "${HSTS}"`,
    `  server instance 127.0.0.1:${instancePort}`,
  ];
}

function relay({ instancePort, relayPort }: ProxiedSite): readonly string[] {
  return [
    'backend relay',
    '  mode tcp',
    `  timeout server ${PROXY_LIMITS.silenceSeconds}s`,
    `  server relay 127.0.0.1:${relayPort ?? instancePort}`,
  ];
}

function redirect(site: ProxiedSite): readonly string[] {
  const { redirectPort: port, listen, domains } = site;
  if (port === undefined) return [];
  return [
    '',
    '# Without TLS there is nothing but the way to it: no page, no cookie.',
    'frontend plain',
    ...listen.map(
      (address) => `  bind ${endpoint(address, port)}${address.includes(':') ? ' v6only' : ''}`,
    ),
    ...domains.map(
      (domain) =>
        `  http-request redirect prefix ${publicOrigin(site, domain)} code 308 if { hdr(host),field(1,:) -i ${domain} }`,
    ),
    '  http-request deny deny_status 421',
  ];
}
