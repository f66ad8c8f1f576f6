/** TLS 1.2 only with forward secrecy and AEAD (RFC 9325, section 4.2), as the edge itself. */
export const TLS12_CIPHERS = [
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
].join(':');

export const TLS13_CIPHERS =
  'TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256';

/** What browsers may call TURN inside TLS (RFC 7443, RFC 8833), beside HTTP/1.1. */
export const RELAY_PROTOCOLS = ['stun.turn', 'webrtc', 'c-webrtc'] as const;

export const HSTS = 'max-age=31536000';
