import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from '@blende/shared/basics/bytes.ts';
import { Secret } from '@blende/shared/basics/secret.ts';
import { makeInstance } from '../instance.ts';
import { KeyStore } from '../key-store.ts';
import { Keyring } from '../keyring.ts';

export interface TemporaryKeys extends Disposable {
  readonly keys: Keyring;
  readonly store: KeyStore;
  readonly root: Secret<Uint8Array>;
}

/** A real key store of three copies in a fresh folder, opened in this process. */
export async function temporaryKeys(): Promise<TemporaryKeys> {
  const place = mkdtempSync(join(tmpdir(), 'blende-keys-'));
  const store = await KeyStore.open(['a', 'b', 'c'].map((copy) => join(place, copy)));
  const root = new Secret<Uint8Array>(randomBytes(32));
  const instance = await makeInstance(store, { secret: root, way: { kind: 'file' } });
  return {
    keys: new Keyring(store, instance),
    store,
    root,
    [Symbol.dispose]: () => {
      rmSync(place, { recursive: true, force: true });
    },
  };
}
