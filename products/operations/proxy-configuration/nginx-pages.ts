import { nginxTls } from './nginx-tls.ts';
import { onlyV6 } from './nginx-stream.ts';
import { BROWSER_FAMILIES, PASSED_HEADERS } from './passed-headers.ts';
import { endpoint, publicOrigin, type ProxiedSite } from './proxied-site.ts';
import { PROXY_LIMITS } from './proxy-limits.ts';
import { HSTS } from './tls-rules.ts';

/** Pages, WebSockets, and plain HTTP that leads to TLS. */
export function nginxPages(site: ProxiedSite): readonly string[] {
  return [
    ...silence(site),
    '',
    ...cutDown(),
    '',
    '# The address comes from the public port above, never from a header.',
    'set_real_ip_from unix:;',
    'real_ip_header proxy_protocol;',
    `limit_req_zone $binary_remote_addr zone=requests:10m rate=${PROXY_LIMITS.requestsPerSecond}r/s;`,
    'limit_req_status 429;',
    '',
    ...pages(site),
    ...redirects(site),
  ];
}

function silence({ runFolder }: ProxiedSite): readonly string[] {
  // nginx makes all five folders at its start, used or not.
  const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return [
    'access_log off;',
    'log_not_found off;',
    'log_subrequest off;',
    'server_tokens off;',
    'open_file_cache off;',
    ...kinds.map((kind) => `${kind}_temp_path ${runFolder}/${kind};`),
    'client_body_in_file_only off;',
    `client_max_body_size ${PROXY_LIMITS.bodyKilobytes}k;`,
    `client_body_buffer_size ${PROXY_LIMITS.bodyKilobytes}k;`,
    `large_client_header_buffers 4 ${PROXY_LIMITS.headerKilobytes}k;`,
    'client_header_timeout 10s;',
    'client_body_timeout 10s;',
    'send_timeout 20s;',
    'keepalive_timeout 20s;',
    'reset_timedout_connection on;',
  ];
}

function cutDown(): readonly string[] {
  return [
    '# Of a user agent only the family remains, of an accepted type only whether it is a page.',
    'map $http_user_agent $blende_family {',
    '  default "";',
    ...BROWSER_FAMILIES.map(({ pattern, says }) => `  "~${pattern}" "${says}";`),
    '}',
    'map $http_accept $blende_accept {',
    '  default "";',
    '  "~text/html" text/html;',
    '}',
    'map $http_upgrade $blende_connection {',
    '  default Upgrade;',
    '  "" "";',
    '}',
  ];
}

function pages(site: ProxiedSite): readonly string[] {
  const { runFolder, domains, instancePort } = site;
  return [
    'server {',
    `  listen unix:${runFolder}/pages.sock ssl proxy_protocol;`,
    `  server_name ${domains.join(' ')};`,
    ...nginxTls(site)
      .filter((line) => !line.startsWith('ssl_handshake_timeout'))
      .map((line) => `  ${line}`),
    '  ssl_early_data off;',
    '  ssl_stapling off;',
    '  # The instance says it too and is silenced below; this one is on answers of nginx itself as well.',
    `  add_header Strict-Transport-Security "${HSTS}" always;`,
    '  location / {',
    `    limit_req zone=requests burst=${PROXY_LIMITS.requestBurst} nodelay;`,
    ...passing().map((line) => `    ${line}`),
    `    proxy_pass http://127.0.0.1:${instancePort};`,
    '  }',
    '}',
  ];
}

function passing(): readonly string[] {
  return [
    'proxy_http_version 1.1;',
    '# No header of a request passes but these.',
    'proxy_pass_request_headers off;',
    ...PASSED_HEADERS.map((name) => `proxy_set_header ${name} $http_${variable(name)};`),
    'proxy_set_header Accept $blende_accept;',
    'proxy_set_header User-Agent $blende_family;',
    'proxy_set_header Upgrade $http_upgrade;',
    'proxy_set_header Connection $blende_connection;',
    'proxy_hide_header Set-Cookie;',
    'proxy_hide_header Strict-Transport-Security;',
    '# Neither a request nor an answer is written to a file on its way.',
    'proxy_request_buffering off;',
    'proxy_buffering off;',
    'proxy_max_temp_file_size 0;',
    'proxy_buffer_size 16k;',
    'proxy_buffers 8 16k;',
    'proxy_cache off;',
    'proxy_connect_timeout 5s;',
    `proxy_send_timeout ${PROXY_LIMITS.silenceSeconds}s;`,
    `proxy_read_timeout ${PROXY_LIMITS.silenceSeconds}s;`,
  ];
}

function redirects(site: ProxiedSite): readonly string[] {
  const { redirectPort: port, listen, domains } = site;
  if (port === undefined) return [];
  const server = (name: string, listenTo: string, answer: string): readonly string[] => [
    'server {',
    ...listen.map(
      (address) => `  listen ${endpoint(address, port)}${listenTo}${onlyOnce(address, listenTo)};`,
    ),
    `  server_name ${name};`,
    '  keepalive_timeout 0;',
    `  return ${answer};`,
    '}',
  ];
  return [
    '# Without TLS there is nothing but the way to it: no page, no cookie.',
    ...server('_', ' default_server', '421'),
    ...domains.flatMap((domain) =>
      server(domain, '', `308 ${publicOrigin(site, domain)}$request_uri`),
    ),
  ];
}

/** nginx takes options of a port where it is named first, and nowhere else. */
function onlyOnce(address: string, listenTo: string): string {
  return listenTo === '' ? '' : onlyV6(address);
}

function variable(header: string): string {
  return header.toLowerCase().replaceAll('-', '_');
}
