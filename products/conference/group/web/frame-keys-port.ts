import type { FrameKeysMessage } from '../../frames/frame-keys-message.ts';
import type { EnteredEpoch } from '../group-session-deps.ts';

// RFC 9605, section 5.2: MLS-Exporter with this label, an empty context and the cipher's key size.
const LABEL = 'SFrame 1.0 Base Key';
const BASE_KEY_BYTES = 16;

/** Hands each epoch's base key to the frame worker, as a key that nobody can read out again. */
export class FrameKeysPort {
  #port: MessagePort | undefined;
  #last: FrameKeysMessage | undefined;
  #isClear = false;

  use(port: MessagePort): void {
    this.#port = port;
    if (this.#last !== undefined) port.postMessage(this.#last);
    this.#tellClear();
  }

  /** Told again and again; handed on when it changes. */
  readonly allowClear = (isClear: boolean): void => {
    if (isClear === this.#isClear) return;
    this.#isClear = isClear;
    this.#tellClear();
  };

  async entered(entered: EnteredEpoch | undefined): Promise<void> {
    if (entered === undefined) this.#isClear = false;
    this.#last = entered === undefined ? { type: 'left' } : await messageOf(entered);
    this.#port?.postMessage(this.#last);
  }

  #tellClear(): void {
    const message: FrameKeysMessage = { type: 'clear', isAllowed: this.#isClear };
    this.#port?.postMessage(message);
  }
}

async function messageOf({ keys, leaves }: EnteredEpoch): Promise<FrameKeysMessage> {
  const { epoch, ownLeaf } = keys;
  const secret = await keys.exportSecret(LABEL, new Uint8Array(0), BASE_KEY_BYTES);
  const bytes = secret.reveal();
  const baseKey = await crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveBits']);
  bytes.fill(0);
  return { type: 'epoch', epoch, baseKey, ownLeaf, leaves: Object.fromEntries(leaves) };
}
