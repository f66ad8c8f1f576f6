import type { Bytes } from '@blende/shared/basics/bytes.ts';

/** What belongs to one frame beside its content: 12 bytes of nonce, and what is only authenticated. */
export interface FrameContext {
  readonly nonce: Bytes;
  readonly aad: Bytes;
}

/** Authenticated encryption under one key (RFC 9605, section 4.5). */
export interface FrameCipher {
  /** Ciphertext and behind it the tag. */
  seal(context: FrameContext, plaintext: Bytes): Promise<Bytes>;
  /** Undefined if it does not authenticate. */
  open(context: FrameContext, sealed: Bytes): Promise<Bytes | undefined>;
}
