import { CIPHER_SUITES } from './cipher-suites.ts';
import { deriveFrameKey, type BaseKey, type FrameKey } from './frame-key.ts';
import { isOfEpoch, leafOf } from './key-id.ts';
import { ReplayWindow } from './replay-window.ts';

/** How long an epoch that has been replaced can still be read. */
export const EPOCH_GRACE_MS = 10_000;

/** An epoch of the group as far as frames need it. */
export interface MediaEpoch {
  readonly epoch: number;
  readonly baseKey: BaseKey;
  /** Leaf of every member, by whatever name the media engine knows the member. */
  readonly leaves: ReadonlyMap<string, number>;
}

/** The key of one leaf in one epoch, and what was received under it. */
export interface ReceiveKey {
  readonly epoch: number;
  readonly key: FrameKey;
  /** One window per source; it outlives the track, so that a new track lets no old frame in. */
  windowOf(source: number): ReplayWindow;
}

export type KeyAnswer =
  | { readonly outcome: 'key'; readonly key: Promise<ReceiveKey> }
  /** No such epoch; it may be on its way. */
  | { readonly outcome: 'unknown' }
  | { readonly outcome: 'refused'; readonly code: 'not-a-member' | 'other-sender' };

interface Kept {
  readonly of: MediaEpoch;
  readonly keys: Map<number, Promise<ReceiveKey>>;
  readableUntilMs: number;
}

/**
 * Keys to open frames with: those of the current epoch, and of earlier ones for their grace. Who is
 * no member of the current epoch is not read any more, whatever the frame was sealed under.
 */
export class ReceiveKeys {
  readonly #nowMs: () => number;
  /** The current one first. */
  #kept: readonly Kept[] = [];

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /** Makes an epoch the current one. Each is given once: a repeated one would forget its windows. */
  install(of: MediaEpoch): void {
    const nowMs = this.#nowMs();
    const [replaced] = this.#kept;
    if (replaced !== undefined) replaced.readableUntilMs = nowMs + EPOCH_GRACE_MS;
    const earlier = this.#readable(nowMs).filter((kept) => {
      // Their key ids could not be told apart.
      return !isOfEpoch(BigInt(kept.of.epoch), of.epoch);
    });
    this.#kept = [{ of, keys: new Map(), readableUntilMs: Infinity }, ...earlier];
  }

  /** Forgets everything, as when one is removed from the group. */
  clear(): void {
    this.#kept = [];
  }

  /** The key under which `sender` may have sealed a frame with this key id. */
  find(keyId: bigint, sender: string): KeyAnswer {
    const nowMs = this.#nowMs();
    const [current] = this.#kept;
    const kept = this.#readable(nowMs).find(({ of }) => isOfEpoch(keyId, of.epoch));
    if (kept === undefined || current === undefined) return { outcome: 'unknown' };
    const leaf = kept.of.leaves.get(sender);
    if (leaf === undefined || !current.of.leaves.has(sender)) {
      return { outcome: 'refused', code: 'not-a-member' };
    }
    if (BigInt(leaf) !== leafOf(keyId)) return { outcome: 'refused', code: 'other-sender' };
    return { outcome: 'key', key: keyOf(kept, leaf, keyId) };
  }

  #readable(nowMs: number): readonly Kept[] {
    this.#kept = this.#kept.filter(({ readableUntilMs }) => nowMs < readableUntilMs);
    return this.#kept;
  }
}

async function keyOf({ of, keys }: Kept, leaf: number, keyId: bigint): Promise<ReceiveKey> {
  const known = keys.get(leaf);
  if (known !== undefined) return await known;
  const making = makeKey(of, keyId);
  keys.set(leaf, making);
  return await making;
}

async function makeKey({ epoch, baseKey }: MediaEpoch, keyId: bigint): Promise<ReceiveKey> {
  const key = await deriveFrameKey(CIPHER_SUITES.AES_128_GCM_SHA256_128, baseKey, keyId);
  const windows = new Map<number, ReplayWindow>();
  return {
    epoch,
    key,
    windowOf: (source) => {
      const window = windows.get(source) ?? new ReplayWindow();
      windows.set(source, window);
      return window;
    },
  };
}
