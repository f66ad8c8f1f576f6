import { CIPHER_SUITES } from '@blende/shared/e2ee/sframe/cipher-suites.ts';
import { FrameCounter } from '@blende/shared/e2ee/sframe/frame-counter.ts';
import {
  deriveFrameKey,
  type BaseKey,
  type FrameKey,
} from '@blende/shared/e2ee/sframe/frame-key.ts';
import { keyIdOf } from '@blende/shared/e2ee/sframe/key-id.ts';

export interface SendingKey {
  readonly epoch: number;
  readonly key: Promise<FrameKey>;
}

/** What everything of this browser is sealed under, and the one counter for all of it. */
export class SendingKeys {
  readonly counter = new FrameCounter();
  #current: SendingKey | undefined;

  get current(): SendingKey | undefined {
    return this.#current;
  }

  /** From now on; nothing is sealed under the one before any more. */
  install({ epoch, ownLeaf, baseKey }: { epoch: number; ownLeaf: number; baseKey: BaseKey }): void {
    const suite = CIPHER_SUITES.AES_128_GCM_SHA256_128;
    const key = deriveFrameKey(suite, baseKey, keyIdOf(ownLeaf, epoch));
    // Whoever seals learns of a failure, and drops the frame.
    key.catch(() => undefined);
    this.#current = { epoch, key };
  }

  clear(): void {
    this.#current = undefined;
  }
}
