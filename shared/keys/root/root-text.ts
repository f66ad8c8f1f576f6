import { Secret } from '@blende/shared/basics/secret.ts';
import { readKeyText, writeKeyText, type KeyTextKind } from './key-text.ts';

const KIND: KeyTextKind = { label: 'BLENDE-ROOT-1', secretBytes: 32, checksumBytes: 8 };

/** `BLENDE-ROOT-1` and 16 groups of four letters: what a root file and a recovery sheet hold. */
export function writeRootText(root: Secret<Uint8Array>): Secret<string> {
  return new Secret(writeKeyText(KIND, root.reveal()));
}

/** Undefined for what is no root, or has a typing error. */
export function readRootText(text: string): Secret<Uint8Array> | undefined {
  const root = readKeyText(KIND, text);
  return root === undefined ? undefined : new Secret<Uint8Array>(root);
}
