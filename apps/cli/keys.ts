import { writeFileSync } from 'node:fs';
import { writeRootText } from '@blende/shared/keys/root/root-text.ts';
import { readConfiguration } from './configuration/read-configuration.ts';
import { findInstanceMark } from './keys/instance-id.ts';
import { parseKeysOptions, type KeysOptions } from './keys/keys-options.ts';
import { CONSEQUENCES, moveRoot, type RootFiles, type RootTarget } from './keys/move-root.ts';
import { rootFileOf, rootLiesBeside } from './keys/prepare-root.ts';
import { recoverySheet } from './keys/recovery-sheet.ts';
import { readRootFiles, usualRootFile } from './keys/root-file.ts';
import { withRunningKeys } from './keys/running-keys.ts';
import { SecretLines } from './keys/secret-lines.ts';
import { statusInWords } from './keys/status-in-words.ts';
import { unlock } from './keys/unlock.ts';
import { OperatorError, usageError } from './operator-error.ts';
import { print } from './print.ts';

const HELP = `./blende keys COMMAND [options]

Every thing in the library has a key of its own, and one root opens them all.

  status           whether the key store is open, where its root lies, and how its copies are
  unlock           asks for the passphrase or the shares, and opens the library
  move-root WAY    draws a new root and keeps it by WAY: file, passphrase or shares (3 of 5).
                   Without --yes it only says what that means
  shares           divides a new root into five new shares; the old shares open nothing any more
  rotate root      draws a new root and keeps it in its file as before
  rotate tenants   wraps all keys of each organisation under a new one, and forgets the old one
  scrub            compares the copies of the key store, and mends what is damaged
  recovery-sheet   prints the root file for a safe; --file FILE writes it there

  --data DIR   the data folder of the running Blende (default: data, beside this program)
  --yes        does what destroys an old root; without it, says what would happen
  --json       prints status as one JSON object, for scripts
  --file FILE  where recovery-sheet writes
  --help       prints this

Nothing can open the library without its root: whoever loses it has lost everything in there.
Exit codes: 0 done, 1 not done, 2 wrong command line.`;

type Command = (options: KeysOptions) => Promise<void>;

const COMMANDS: Readonly<Record<string, Command>> = {
  status: showStatus,
  unlock: async ({ dataFolder }) => {
    using lines = new SecretLines();
    await withRunningKeys(dataFolder, (keys) => unlock(keys, lines));
  },
  'move-root file': async (options) => await changeRoot(options, 'file'),
  'move-root passphrase': async (options) => await changeRoot(options, 'passphrase'),
  'move-root shares': async (options) => await changeRoot(options, 'shares'),
  shares: async (options) => await changeRoot(options, 'shares'),
  'rotate root': rotateRoot,
  'rotate tenants': async ({ dataFolder }) => {
    const tenants = await withRunningKeys(dataFolder, (keys) => keys.rotateTenants());
    print(`Done: ${tenants} organisations have a new key, and the old ones are overwritten.`);
  },
  scrub: async ({ dataFolder }) => {
    const mended = await withRunningKeys(dataFolder, (keys) => keys.scrub());
    print(mended === 0 ? 'All copies agree.' : `${mended} slots were mended from another copy.`);
  },
  'recovery-sheet': async (options) => await Promise.resolve(writeSheet(options)),
};

/** Answers the exit code. */
export async function keys(args: readonly string[]): Promise<number> {
  const options = parseKeysOptions(args);
  if (options === 'help' || options.words.length === 0) {
    print(HELP);
    return options === 'help' ? 0 : 2;
  }
  const name = options.words.join(' ');
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined)
    throw usageError(
      'keys-command-unknown',
      'There is no such command: ./blende keys --help lists them.',
    );
  await command(options);
  return 0;
}

async function showStatus(options: KeysOptions): Promise<void> {
  const { dataFolder, json } = options;
  const status = await withRunningKeys(dataFolder, (keys) => keys.status());
  const { way, ...rest } = status;
  if (json) {
    print(JSON.stringify({ ...rest, ...(way === undefined ? {} : { root: way.kind }) }));
    return;
  }
  const { file } = rootFiles(options);
  const beside = rootLiesBeside(file, readConfiguration(dataFolder).keys.copies);
  for (const line of statusInWords(status, { rootFile: file, beside })) print(line);
}

async function rotateRoot(options: KeysOptions): Promise<void> {
  const { way } = await withRunningKeys(options.dataFolder, (keys) => keys.status());
  if (way !== undefined && way.kind !== 'file')
    throw new OperatorError(
      'root-not-in-file',
      `The root is kept by ${way.kind}: ./blende keys move-root ${way.kind} --yes draws a new one.`,
    );
  await changeRoot(options, 'file');
}

async function changeRoot(options: KeysOptions, target: RootTarget): Promise<void> {
  if (!options.yes) {
    print(
      `A new root would be drawn, and the old one would open nothing any more. ${CONSEQUENCES[target]}`,
    );
    print('Nothing was changed: add --yes to do it.');
    return;
  }
  print(CONSEQUENCES[target]);
  const files = rootFiles(options);
  using lines = new SecretLines();
  await withRunningKeys(options.dataFolder, (keys) => moveRoot(keys, target, { files, lines }));
}

function writeSheet(options: KeysOptions): void {
  const { file: rootFile } = rootFiles(options);
  const [root] = readRootFiles(rootFile);
  if (root === undefined)
    throw new OperatorError(
      'root-not-in-file',
      'The root lies in no file: a passphrase you write down yourself, and new shares come from ./blende keys shares.',
    );
  const day = new Date().toISOString().slice(0, 10);
  const instanceId = findInstanceMark(options.dataFolder)?.id ?? '';
  const sheet = recoverySheet(writeRootText(root).reveal(), { instanceId, rootFile, day });
  if (options.file === undefined) print(sheet);
  else writeFileSync(options.file, sheet, { mode: 0o600, flag: 'wx' });
}

function rootFiles({ dataFolder }: KeysOptions): RootFiles {
  const mark = findInstanceMark(dataFolder);
  if (mark === undefined)
    throw new OperatorError(
      'keys-never-started',
      `No library has run on the data folder ${dataFolder}: start Blende, or name its folder with --data.`,
    );
  return {
    file: rootFileOf(readConfiguration(dataFolder).keys, mark.id),
    usual: usualRootFile(mark.id),
  };
}
