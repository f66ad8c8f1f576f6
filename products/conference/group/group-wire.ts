import { fromBase64url, toBase64url } from '@blende/shared/basics/base64url.ts';
import { utf8, type Bytes } from '@blende/shared/basics/bytes.ts';
import type { Secret } from '@blende/shared/basics/secret.ts';
import type { LinkKey } from '@blende/shared/e2ee/link-keys.ts';
import type { GroupKeys } from '@blende/shared/e2ee/mls/group-keys.ts';
import { pad, unpad } from '@blende/shared/e2ee/padding.ts';
import { unwrap, wrap, type WrapPlace } from '@blende/shared/e2ee/wrap.ts';
import { spoken, type Spoken } from './spoken.ts';

type Kind = WrapPlace['kind'];

export interface Heard {
  readonly leaf: number;
  /** Undefined for a kind that this version does not know. */
  readonly message: Spoken | undefined;
}

/** What of the group travels through the server: wrapped, as base64url. */
export class GroupWire {
  readonly #key: Secret<LinkKey>;
  readonly #room: string;

  constructor(key: Secret<LinkKey>, room: string) {
    this.#key = key;
    this.#room = room;
  }

  async close(kind: Kind, bytes: Bytes): Promise<string> {
    return toBase64url(await wrap(bytes, this.#key, { kind, room: this.#room }));
  }

  /** Undefined for anything that nobody with the link has closed. */
  async open(kind: Kind, text: string): Promise<Bytes | undefined> {
    const bytes = fromBase64url(text);
    return bytes && (await unwrap(bytes, this.#key, { kind, room: this.#room }));
  }

  /** @throws RangeError for a message that is too long. */
  async seal(keys: GroupKeys, message: Spoken): Promise<string> {
    return await this.close('message', await keys.seal(pad(utf8(JSON.stringify(message)))));
  }

  /** Undefined for anything that no member has sealed. */
  async hear(keys: GroupKeys, text: string): Promise<Heard | undefined> {
    const message = await this.open('message', text);
    const opened = message && (await keys.open(message));
    if (opened?.outcome !== 'opened') return undefined;
    return { leaf: opened.leaf, message: readSpoken(opened.text) };
  }
}

function readSpoken(padded: Bytes): Spoken | undefined {
  const text = unpad(padded);
  if (text === undefined) return undefined;
  try {
    return spoken.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text)))
      .data;
  } catch {
    return undefined;
  }
}
