import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { Secret } from '@blende/shared/basics/secret.ts';
import { newPassphraseWay, passphraseRoot } from '@blende/shared/keys/root/passphrase-root.ts';
import { writeShares } from '@blende/shared/keys/root/share-text.ts';
import type { KeysOperator } from '@blende/shared/keys/wire/connect-operator.ts';
import { OperatorError } from '../operator-error.ts';
import { print } from '../print.ts';
import { forgetRootFile, keepNextRoot, settleNextRoot } from './root-file.ts';
import type { SecretLines } from './secret-lines.ts';

type Root = Parameters<KeysOperator['replaceRoot']>[0];

const LEAST_LETTERS = 14;
const DIVISION = { needed: 3, count: 5 } as const;

export interface RootFiles {
  /** Where the root is to lie if it lies in a file. */
  readonly file: string;
  /** Where it may have lain before. */
  readonly usual: string;
}

/** What each way means, said before it is chosen. */
export const CONSEQUENCES = {
  file: 'The root lies in a file and Blende starts by itself. Whoever loses the file has lost everything in the library; whoever has the file and the disk reads everything.',
  passphrase:
    'Blende starts with the library locked until somebody types the passphrase. If it is forgotten, nobody can open anything in the library, we neither.',
  shares:
    'Blende starts with the library locked until three of five people type their shares. If three of them are lost, nobody can open anything in the library, we neither.',
} as const;

export type RootTarget = keyof typeof CONSEQUENCES;

/** Draws another root, kept this other way, and has the store take it. The old one opens nothing any more. */
export async function moveRoot(
  keys: KeysOperator,
  target: RootTarget,
  { files, lines }: { readonly files: RootFiles; readonly lines: SecretLines },
): Promise<void> {
  const { state } = await keys.status();
  if (state === 'locked' || state === 'refused')
    throw new OperatorError(
      'keys-locked',
      'The library is locked: open it first with ./blende keys unlock, the root then can be moved.',
    );
  const take = async (root: Root): Promise<void> => {
    await (state === 'new' ? keys.setUp(root) : keys.replaceRoot(root));
  };
  if (target === 'file') return await intoFile(files, take);
  if (target === 'passphrase') await take(await askPassphrase(lines));
  else await intoShares(lines, take);
  for (const file of new Set(Object.values(files))) forgetRootFile(file);
  print('Done: the old root opens nothing any more.');
}

async function intoFile(files: RootFiles, take: (root: Root) => Promise<void>): Promise<void> {
  const secret = new Secret<Uint8Array>(randomBytes(32));
  keepNextRoot(files.file, secret);
  await take({ secret, way: { kind: 'file' } });
  settleNextRoot(files.file, secret);
  if (files.usual !== files.file && existsSync(files.usual)) forgetRootFile(files.usual);
  print(`Done: the root lies in ${files.file}. Write it down now: ./blende keys recovery-sheet.`);
}

async function askPassphrase(lines: SecretLines): Promise<Root> {
  const passphrase = await lines.ask(`Passphrase, at least ${LEAST_LETTERS} letters`);
  if (Array.from(passphrase.reveal()).length < LEAST_LETTERS)
    throw new OperatorError(
      'passphrase-short',
      `A passphrase has at least ${LEAST_LETTERS} letters: take some words that belong to no sentence.`,
    );
  const again = await lines.ask('The same again');
  if (again.reveal() !== passphrase.reveal())
    throw new OperatorError('passphrase-differs', 'The two differ: nothing was changed.');
  const way = newPassphraseWay();
  return { secret: await passphraseRoot(passphrase, way), way };
}

/** Shown and written down before the store takes them. */
async function intoShares(lines: SecretLines, take: (root: Root) => Promise<void>): Promise<void> {
  const secret = new Secret<Uint8Array>(randomBytes(32));
  const { way, texts } = writeShares(secret, DIVISION);
  print(`Five shares, three of which open the library. Give each to another person, on paper:`);
  for (const [index, text] of texts.entries()) print(`\n  Share ${index + 1}\n  ${text.reveal()}`);
  const answer = await lines.ask('\nType "written" when all five are written down');
  if (answer.reveal().trim() !== 'written')
    throw new OperatorError(
      'shares-not-written',
      'Nothing was changed: these shares open nothing.',
    );
  await take({ secret, way });
}
