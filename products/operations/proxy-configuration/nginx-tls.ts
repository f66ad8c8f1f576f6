import type { ProxiedSite } from './proxied-site.ts';
import { TLS12_CIPHERS } from './tls-rules.ts';

/** TLS of one nginx server. Nothing is kept for a later connection, and nobody else is asked. */
export function nginxTls({ certificateFile, keyFile }: ProxiedSite): readonly string[] {
  return [
    `ssl_certificate ${certificateFile};`,
    `ssl_certificate_key ${keyFile};`,
    'ssl_protocols TLSv1.2 TLSv1.3;',
    `ssl_ciphers ${TLS12_CIPHERS};`,
    'ssl_prefer_server_ciphers on;',
    'ssl_session_cache off;',
    'ssl_session_tickets off;',
    'ssl_handshake_timeout 10s;',
  ];
}
