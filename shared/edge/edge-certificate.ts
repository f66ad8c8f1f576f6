import { constants } from 'node:crypto';
import type { TlsOptions } from 'node:tls';
import type { Secret } from '@blende/shared/basics/secret.ts';

/** What an edge proves its names with. */
export interface EdgeCertificate {
  /** PEM, our own certificate first. */
  readonly chain: string;
  /** PEM. */
  readonly key: Secret<string>;
}

// TLS 1.3, and of TLS 1.2 only what agrees on keys afresh and seals with AEAD (RFC 9325, section 4.2).
const CIPHERS = [
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_AES_128_GCM_SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
] as const;

const HANDSHAKE_TIMEOUT_MS = 10_000;

/**
 * HTTP/1.1 only: WebSockets of browsers do not travel over the edge's HTTP/2. The others are what
 * browsers call TURN inside TLS (RFC 7443, RFC 8833); Firefox names one, and a server that knows
 * none of the names must hang up (RFC 7301, section 3.2).
 */
const APPLICATION_PROTOCOLS = ['http/1.1', 'stun.turn', 'webrtc', 'c-webrtc'];

/**
 * Also what is needed to change the certificate of a running server. While it is pending, every
 * handshake fails.
 */
export function tlsOptions(certificate: EdgeCertificate | 'pending'): TlsOptions {
  return {
    ...(certificate === 'pending'
      ? {}
      : { cert: certificate.chain, key: certificate.key.reveal() }),
    minVersion: 'TLSv1.2',
    ciphers: CIPHERS.join(':'),
    honorCipherOrder: true,
    secureOptions: constants.SSL_OP_NO_RENEGOTIATION,
    handshakeTimeout: HANDSHAKE_TIMEOUT_MS,
    ALPNProtocols: APPLICATION_PROTOCOLS,
  };
}
