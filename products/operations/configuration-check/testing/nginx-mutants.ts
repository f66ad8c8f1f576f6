import assert from 'node:assert/strict';

/** A change that makes a silent configuration leave or pass on traces. */
export interface Mutant {
  /** Of the kind that must be found. */
  readonly code: string;
  readonly what: string;
  readonly mutate: (text: string) => string;
  /** A file beside it, FOLDER/included.conf, in which it then has to be found. */
  readonly included?: string;
}

export function replace(from: string, to: string): Mutant['mutate'] {
  return (text) => {
    assert.ok(text.includes(from), `${from} is not there`);
    return text.replace(from, to);
  };
}

const without = (line: string): Mutant['mutate'] => replace(line, '');
const inLocation = (line: string) => replace('location / {', `location / {\n    ${line}`);
const inHttp = (line: string) => replace('http {', `http {\n  ${line}`);
const atTop = (line: string) => replace('events {', `${line}\nevents {`);
const inPages = (line: string) =>
  replace('ssl_early_data off;', `ssl_early_data off;\n    ${line}`);

/** Code and line that is added to the location that passes everything on. */
const LOCATION: readonly (readonly [string, string])[] = [
  ['access-log-on', 'access_log /var/log/nginx/access.log;'],
  ['access-log-on', "access_log 'logs/access log' combined buffer=32k;"],
  ['access-log-syslog', 'access_log syslog:server=[2001:db8::1] combined;'],
  ['open-log-file-cache', 'open_log_file_cache max=1000 inactive=20s;'],
  ['error-log-level', 'error_log /var/log/nginx/error.log warn;'],
  ['error-log-level', 'error_log stderr;'],
  ['error-log-syslog', 'error_log syslog:server=unix:/dev/log crit;'],
  ['rewrite-log', 'rewrite_log on;'],
  ['audit-log', 'modsecurity on;'],
  ['request-tracing', 'otel_trace on;'],
  ['body-in-file', 'client_body_in_file_only clean;'],
  ['body-temp-path-disk', 'client_body_temp_path /var/lib/nginx/body 1 2;'],
  ['answers-stored', 'proxy_store on;'],
  ['answers-stored', 'proxy_store /data$uri;'],
  ['forwarded-header', 'proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;'],
  ['forwarded-header', 'proxy_set_header x-real-ip $remote_addr;'],
  ['forwarded-header', 'proxy_set_header Forwarded "for=$remote_addr";'],
  ['forwarded-header', 'proxy_set_header CF-Connecting-IP $http_cf_connecting_ip;'],
  ['address-passed-on', 'proxy_set_header X-Visitor "${remote_addr}";'],
  ['address-passed-on', 'fastcgi_param REMOTE_ADDR $remote_addr;'],
  ['cookie-passed-on', 'proxy_set_header Cookie $http_cookie;'],
  [
    'agent-passed-on',
    'proxy_pass_request_headers on; proxy_set_header User-Agent $http_user_agent;',
  ],
  ['referrer-passed-on', 'proxy_set_header Referer $http_referer;'],
  ['address-borrowed', 'proxy_bind $remote_addr transparent;'],
  ['address-sorted', 'set $who $remote_addr; proxy_set_header X-Who $who;'],
  ['mirror', 'mirror /copy;'],
  ['named-access', 'auth_basic "Members";'],
  ['status-open', 'stub_status;'],
  ['lua', 'content_by_lua_block { if a then b = "}" .. "{" end }'],
  ['lua', 'access_by_lua_file /etc/nginx/who.lua;'],
  ['javascript', 'js_content pages.hello;'],
  ['perl', 'perl pages::hello;'],
  ['user-id-cookie', 'userid v1;'],
  ['cookie-set', 'add_header Set-Cookie "a=b";'],
  ['client-hints', 'add_header Accept-CH "Sec-CH-UA-Model";'],
  ['reports-to-others', 'add_header NEL \'{"report_to":"x","max_age":1}\';'],
  [
    'reports-to-others',
    'add_header Content-Security-Policy "default-src *; report-uri https://x.example";',
  ],
  ['cache-used', 'proxy_cache pages;'],
];

const HTTP: readonly (readonly [string, string])[] = [
  ['answer-temp-path-disk', 'scgi_temp_path /var/tmp/nginx;'],
  ['cache-on-disk', 'proxy_cache_path /var/cache/nginx keys_zone=pages:1m;'],
  [
    'address-sorted',
    'geo $country { default x; } map $uri $b { default 1; } server { location / { proxy_set_header X-Country $country; } }',
  ],
  ['place-looked-up', 'geoip_country /usr/share/GeoIP.dat;'],
  ['foreign-resolver', 'resolver 8.8.8.8;'],
  ['log-subrequest', 'log_subrequest on;'],
  ['javascript', 'js_import http.js;'],
  ['perl', 'perl_modules lib;'],
];

const PAGES: readonly (readonly [string, string])[] = [
  ['ticket-key-kept', 'ssl_session_ticket_key /etc/ssl/ticket.key;'],
  ['client-certificate', 'ssl_verify_client optional;'],
  ['tls-keys-written', 'ssl_key_log /tmp/keys.log;'],
];

const TOP: readonly (readonly [string, string])[] = [
  ['core-dump-folder', 'working_directory /var/crash;'],
  ['error-log-level', 'error_log /var/log/nginx/error.log;'],
];

const added = (
  rows: typeof LOCATION,
  place: (line: string) => Mutant['mutate'],
): readonly Mutant[] => rows.map(([code, line]) => ({ code, what: line, mutate: place(line) }));

const CHANGED: readonly (readonly [string, string, Mutant['mutate']])[] = [
  [
    'access-log-default',
    'no access_log in http',
    (text) => text.replace(/(http \{\n)\s*access_log off;\n/, '$1'),
  ],
  [
    'error-log-off-is-a-file',
    'error_log off',
    replace('error_log /dev/null emerg', 'error_log off'),
  ],
  ['error-log-default', 'no error_log', without('error_log /dev/null emerg;')],
  [
    'error-log-debug',
    'error_log at debug',
    replace('error_log /dev/null emerg', 'error_log /run/e debug'),
  ],
  [
    'debug-connection',
    'a debugged address',
    replace('events {', 'events {\n  debug_connection 192.0.2.1;'),
  ],
  [
    'request-buffering',
    'requests buffered',
    replace('proxy_request_buffering off', 'proxy_request_buffering on'),
  ],
  ['request-buffering', 'no word about it', without('proxy_request_buffering off;')],
  [
    'answer-buffering',
    'answers buffered',
    (text) => without('proxy_buffering off;')(without('proxy_max_temp_file_size 0;')(text)),
  ],
  ['body-temp-path-default', 'no folder', (text) => text.replace(/client_body_temp_path .*/, '')],
  [
    'answer-temp-path-disk',
    'a folder on disk',
    replace('/run/blende-nginx/proxy', '/var/lib/nginx/proxy'),
  ],
  ['answer-temp-path-default', 'no folder', (text) => text.replace(/proxy_temp_path .*/, '')],
  ['core-dump', 'core dumps', replace('worker_rlimit_core 0', 'worker_rlimit_core 500m')],
  ['cookie-passed-on', 'all headers', without('proxy_pass_request_headers off;')],
  [
    'proxy-protocol-passed-on',
    'the address to the instance',
    replace('unix:/run/blende-nginx/relay.sock;\n  }', '127.0.0.1:9000;\n  }'),
  ],
  [
    'address-from-header',
    'an address out of a header',
    replace('real_ip_header proxy_protocol', 'real_ip_header X-Forwarded-For'),
  ],
  [
    'plain-to-others',
    'another machine',
    replace('proxy_pass http://127.0.0.1:8440', 'proxy_pass http://192.0.2.8:8440'),
  ],
  ['authority-asked', 'OCSP', replace('ssl_stapling off', 'ssl_stapling on')],
  ['early-data', 'early data', replace('ssl_early_data off', 'ssl_early_data on')],
  ['session-tickets', 'no word about tickets', without('ssl_session_tickets off;')],
  ['old-tls', 'TLS 1.1', replace('ssl_protocols TLSv1.2', 'ssl_protocols TLSv1.1 TLSv1.2')],
  [
    'log-format-personal',
    'a format with addresses',
    inHttp("log_format who '$remote_addr'; server { access_log /l who; }"),
  ],
];

const INCLUDED: readonly Mutant[] = [
  ['access-log-on', 'access_log in an include', 'access_log /var/log/nginx/access.log;'],
  ['error-log-off-is-a-file', 'error_log off in an include', '# quiet\nerror_log "off";'],
  ['forwarded-header', 'a header in an include', 'proxy_set_header X-Real-IP $remote_addr;'],
].map(([code = '', what = '', included = '']) => ({
  code,
  what,
  included,
  mutate: inLocation('include FOLDER/incl*.conf;'),
}));

export const nginxMutants: readonly Mutant[] = [
  ...added(LOCATION, inLocation),
  ...added(HTTP, inHttp),
  ...added(PAGES, inPages),
  ...added(TOP, atTop),
  ...CHANGED.map(([code, what, mutate]) => ({ code, what, mutate })),
  ...INCLUDED,
];
