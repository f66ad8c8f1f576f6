import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Secret } from '@blende/shared/basics/secret.ts';
import { readRootText, writeRootText } from '@blende/shared/keys/root/root-text.ts';
import { OperatorError } from '../operator-error.ts';

const OTHERS = 0o077;

/** Where the root lies unless the configuration names another place: never in the data folder. */
export function usualRootFile(
  instanceId: string,
  environment: Readonly<NodeJS.ProcessEnv> = process.env,
): string {
  const configured = environment['XDG_CONFIG_HOME'];
  // The XDG base directory specification has relative and empty values ignored.
  const folder = configured?.startsWith('/') === true ? configured : join(homedir(), '.config');
  return join(folder, 'blende', `${instanceId}.root`);
}

/** While the root changes, the next one waits beside it: whichever the store takes is there. */
function nextTo(file: string): string {
  return `${file}.next`;
}

/** All roots that the file and a change of it hold; none where there is no file. @throws OperatorError */
export function readRootFiles(file: string): readonly Secret<Uint8Array>[] {
  return [file, nextTo(file)].flatMap((path) => readRootFile(path) ?? []);
}

function readRootFile(path: string): Secret<Uint8Array> | undefined {
  if (!existsSync(path)) return undefined;
  const descriptor = openSync(path, 'r');
  try {
    if ((fstatSync(descriptor).mode & OTHERS) !== 0)
      throw new OperatorError(
        'root-file-open',
        `The root file ${path} can be read by others: run chmod 600 on it, and think about who may have copied it.`,
      );
    const root = readRootText(readFileSync(descriptor, 'utf8'));
    if (root !== undefined) return root;
  } finally {
    closeSync(descriptor);
  }
  // A crash may have left the next root half-written; the file itself then still opens everything.
  if (path.endsWith('.next')) return undefined;
  throw new OperatorError(
    'root-file-damaged',
    `The root file ${path} holds no root: write the line of the recovery sheet into it, letter by letter.`,
  );
}

/** A new root in a new file. @throws OperatorError if there already is one. */
export function makeRootFile(file: string, root: Secret<Uint8Array>): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  if (existsSync(file))
    throw new OperatorError(
      'root-file-exists',
      `${file} already exists: it may open another Blende, so move it away first.`,
    );
  overwrite(file, line(root));
}

/** Step one of a change: the next root is durable before the store is asked to take it. */
export function keepNextRoot(file: string, root: Secret<Uint8Array>): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  overwrite(nextTo(file), line(root));
}

/** Step two, when the store has taken it: over the old root, in place, and the draft is overwritten. */
export function settleNextRoot(file: string, root: Secret<Uint8Array>): void {
  overwrite(file, line(root));
  forgetFile(nextTo(file));
}

/** The root lies elsewhere now. */
export function forgetRootFile(file: string): void {
  forgetFile(file);
  forgetFile(nextTo(file));
}

function forgetFile(path: string): void {
  if (!existsSync(path)) return;
  overwrite(path, randomBytes(readFileSync(path).length).toString('latin1'));
  rmSync(path);
  syncFolder(dirname(path));
}

/** Renaming would leave the old root readable on the disk. */
function overwrite(path: string, text: string): void {
  const descriptor = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600);
  writeSync(descriptor, Buffer.from(text, 'latin1'), 0, undefined, 0);
  fsyncSync(descriptor);
  closeSync(descriptor);
  syncFolder(dirname(path));
}

function line(root: Secret<Uint8Array>): string {
  return `${writeRootText(root).reveal()}\n`;
}

function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}
