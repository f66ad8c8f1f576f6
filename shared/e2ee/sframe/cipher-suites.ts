/** What a cipher suite is made of (RFC 9605, section 4.5, table 1). Lengths are in bytes. */
export interface CipherSuite {
  readonly id: number;
  readonly hash: 'SHA-256' | 'SHA-512';
  readonly mode: 'gcm' | 'counter';
  /** Nk: the derived key; in counter mode the encryption key and after it the authentication key. */
  readonly keyBytes: number;
  /** Nka: the encryption key alone. */
  readonly encryptionKeyBytes: number;
  /** Nt */
  readonly tagBytes: number;
}

/** Nn of every suite. */
export const NONCE_BYTES = 12;

const counterMode = {
  hash: 'SHA-256',
  mode: 'counter',
  keyBytes: 48,
  encryptionKeyBytes: 16,
} as const;

/** All suites of RFC 9605. Blende's frames use AES_128_GCM_SHA256_128 and nothing else. */
export const CIPHER_SUITES = {
  AES_128_CTR_HMAC_SHA256_80: { id: 0x0001, ...counterMode, tagBytes: 10 },
  AES_128_CTR_HMAC_SHA256_64: { id: 0x0002, ...counterMode, tagBytes: 8 },
  AES_128_CTR_HMAC_SHA256_32: { id: 0x0003, ...counterMode, tagBytes: 4 },
  AES_128_GCM_SHA256_128: {
    id: 0x0004,
    hash: 'SHA-256',
    mode: 'gcm',
    keyBytes: 16,
    encryptionKeyBytes: 16,
    tagBytes: 16,
  },
  AES_256_GCM_SHA512_128: {
    id: 0x0005,
    hash: 'SHA-512',
    mode: 'gcm',
    keyBytes: 32,
    encryptionKeyBytes: 32,
    tagBytes: 16,
  },
} as const satisfies Readonly<Record<string, CipherSuite>>;
