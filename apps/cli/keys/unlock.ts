import { KeysError } from '@blende/shared/keys/keys-error.ts';
import type { Secret } from '@blende/shared/basics/secret.ts';
import { passphraseRoot } from '@blende/shared/keys/root/passphrase-root.ts';
import type { RootWay } from '@blende/shared/keys/root/root-way.ts';
import { readShares } from '@blende/shared/keys/root/share-text.ts';
import type { KeysOperator } from '@blende/shared/keys/wire/connect-operator.ts';
import { OperatorError } from '../operator-error.ts';
import { print } from '../print.ts';
import type { SecretLines } from './secret-lines.ts';

/** Asks for what the root is kept by, and opens the store with it. @throws OperatorError, KeysError */
export async function unlock(keys: KeysOperator, lines: SecretLines): Promise<void> {
  const { state, way } = await keys.status();
  if (state === 'open') {
    print('The key store is open already.');
    return;
  }
  if (state === 'new')
    throw new OperatorError(
      'keys-new',
      'The key store waits for its first root: ./blende keys move-root passphrase --yes, or shares.',
    );
  if (way === undefined || way.kind === 'file')
    throw new OperatorError(
      'keys-in-file',
      'The root is kept in a file: put it where it belongs, and start Blende again.',
    );
  try {
    await keys.unlock(await askRoot(way, lines));
  } catch (error) {
    if (way.kind === 'passphrase' && error instanceof KeysError && error.code === 'root-wrong')
      throw new OperatorError(
        'passphrase-wrong',
        'This is not the passphrase: try again, and mind capital letters and the keyboard layout.',
      );
    throw error;
  }
  print('The key store is open.');
}

async function askRoot(
  way: Exclude<RootWay, { kind: 'file' }>,
  lines: SecretLines,
): Promise<Secret<Uint8Array>> {
  if (way.kind === 'passphrase') return await passphraseRoot(await lines.ask('Passphrase'), way);
  const texts: string[] = [];
  for (let number = 1; number <= way.needed; number += 1) {
    const text = await lines.ask(`Share ${number} of ${way.needed}`);
    // The last one may be left out to see what happens; a missing share has a sentence of its own.
    if (text.reveal().trim() !== '') texts.push(text.reveal());
  }
  return readShares(texts, way);
}
