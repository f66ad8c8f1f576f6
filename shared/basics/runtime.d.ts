// What every runtime we use offers (browser, worker, Node): just enough for the rules project,
// which compiles without the DOM and without Node's types.
interface CryptoKey {
  readonly type: string;
}
interface SubtleCrypto {
  digest(algorithm: 'SHA-256', data: BufferSource): Promise<ArrayBuffer>;
  importKey(
    format: 'raw' | 'pkcs8',
    keyData: BufferSource,
    algorithm: string | { name: string },
    extractable: boolean,
    usages: readonly string[],
  ): Promise<CryptoKey>;
  exportKey(format: 'jwk', key: CryptoKey): Promise<{ readonly x?: string }>;
  exportKey(format: 'raw' | 'pkcs8', key: CryptoKey): Promise<ArrayBuffer>;
  generateKey(
    algorithm: 'Ed25519',
    extractable: boolean,
    usages: readonly string[],
  ): Promise<{ readonly publicKey: CryptoKey; readonly privateKey: CryptoKey }>;
  deriveBits(
    algorithm: {
      name: 'HKDF';
      hash: 'SHA-256' | 'SHA-512';
      salt: BufferSource;
      info: BufferSource;
    },
    baseKey: CryptoKey,
    lengthBits: number,
  ): Promise<ArrayBuffer>;
  encrypt(algorithm: AesParams, key: CryptoKey, data: BufferSource): Promise<ArrayBuffer>;
  decrypt(algorithm: AesParams, key: CryptoKey, data: BufferSource): Promise<ArrayBuffer>;
  sign(algorithm: string, key: CryptoKey, data: BufferSource): Promise<ArrayBuffer>;
  verify(
    algorithm: string,
    key: CryptoKey,
    signature: BufferSource,
    data: BufferSource,
  ): Promise<boolean>;
}
type AesParams = AesGcmParams | { name: 'AES-CTR'; counter: BufferSource; length: number };
interface AesGcmParams {
  name: 'AES-GCM';
  iv: BufferSource;
  additionalData: BufferSource;
}
type BufferSource = ArrayBuffer | ArrayBufferView<ArrayBuffer>;
declare const crypto: {
  readonly subtle: SubtleCrypto;
  getRandomValues<T extends ArrayBufferView>(array: T): T;
};
declare class TextEncoder {
  encode(input: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean });
  decode(input: BufferSource): string;
}
declare function atob(data: string): string;
declare function btoa(data: string): string;
declare const URL: {
  /** Null where the text is no address. */
  parse(address: string): {
    readonly href: string;
    readonly protocol: string;
    readonly host: string;
    readonly username: string;
    readonly password: string;
  } | null;
};
