import { endpoint, type ProxiedSite } from './proxied-site.ts';
import { PROXY_LIMITS } from './proxy-limits.ts';
import { nginxTls } from './nginx-tls.ts';
import { RELAY_PROTOCOLS } from './tls-rules.ts';

/**
 * The public port. nginx cannot look into TLS for STUN, but browsers announce HTTP when they mean
 * it (ALPN, RFC 7301): what does not is for the relay. Where that is the instance's own, the edge
 * behind it looks at the first bytes again; a program that announces nothing and speaks HTTP gets
 * its answer from there.
 */
export function nginxStream(site: ProxiedSite): readonly string[] {
  const { listen, publicPort, runFolder, instancePort, relayPort } = site;
  return [
    'access_log off;',
    'map $ssl_preread_alpn_protocols $blende_part {',
    `  "~(^|,)(http/1\\.1|h2)(,|$)" unix:${runFolder}/pages.sock;`,
    `  default unix:${runFolder}/relay.sock;`,
    '}',
    'limit_conn_zone $binary_remote_addr zone=networks:4m;',
    'server {',
    ...listen.map((address) => `  listen ${endpoint(address, publicPort)}${onlyV6(address)};`),
    '  ssl_preread on;',
    '  preread_timeout 10s;',
    `  limit_conn networks ${PROXY_LIMITS.connections};`,
    '  proxy_connect_timeout 5s;',
    `  proxy_timeout ${PROXY_LIMITS.silenceSeconds}s;`,
    '  # To the two servers below and no further: it carries the address to the limit.',
    '  proxy_protocol on;',
    '  proxy_pass $blende_part;',
    '}',
    'server {',
    `  listen unix:${runFolder}/relay.sock ssl proxy_protocol;`,
    ...nginxTls(site).map((line) => `  ${line}`),
    `  ssl_alpn ${[...RELAY_PROTOCOLS, 'http/1.1'].join(' ')};`,
    '  proxy_connect_timeout 5s;',
    `  proxy_timeout ${PROXY_LIMITS.silenceSeconds}s;`,
    `  proxy_pass 127.0.0.1:${relayPort ?? instancePort};`,
    '}',
  ];
}

/** Else `::` would take the IPv4 port as well, on some systems. */
export function onlyV6(address: string): string {
  return address.includes(':') ? ' ipv6only=on' : '';
}
