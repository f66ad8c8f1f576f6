import { randomBytes } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Secret } from '@blende/shared/basics/secret.ts';
import { KeysError } from '@blende/shared/keys/keys-error.ts';
import { peekStore, type PeekedStore } from '@blende/shared/keys/peek-store.ts';
import { writeRootText } from '@blende/shared/keys/root/root-text.ts';
import type { KeysConfiguration } from '../configuration/configuration.ts';
import { OperatorError } from '../operator-error.ts';
import { instanceMark, markKeysBegun } from './instance-id.ts';
import { keysProblem } from './keys-sentences.ts';
import { makeRootFile, readRootFiles, usualRootFile } from './root-file.ts';

/** What a life of the keys process gets: roots to open the store with, and whether it is the first. */
export interface PreparedRoot {
  /** Root texts. */
  readonly roots: readonly string[];
  readonly beginNew: boolean;
}

export interface RootSurroundings {
  readonly dataFolder: string;
  readonly keys: KeysConfiguration;
  readonly print: (line: string) => void;
}

/**
 * Reads the root from its file, or makes one for a new key store; nothing where a passphrase or
 * shares are asked for. Whatever cannot be opened is said here, before anything starts.
 * @throws OperatorError
 */
export function prepareRoot({ dataFolder, keys, print }: RootSurroundings): PreparedRoot {
  const store = peek(keys.copies);
  const mark = instanceMark(dataFolder);
  if (store.kind === 'begun') markKeysBegun(dataFolder);
  else if (mark.keysBegun) throw storeGone(keys.copies);
  if (store.kind === 'new' && keys.root.mode !== 'file') return { roots: [], beginNew: false };
  if (store.kind === 'begun') {
    assertWay(store.way.kind, keys.root.mode);
    if (store.way.kind !== 'file') return { roots: [], beginNew: false };
  }
  const file = rootFileOf(keys, mark.id);
  if (store.kind === 'new' && !existsSync(file)) begin(file, print);
  const roots = readRootFiles(file);
  if (roots.length === 0) throw rootMissing(file);
  if (store.kind === 'begun' && !roots.some(store.opensWith)) throw rootOfAnother(file);
  return {
    roots: roots.map((root) => writeRootText(root).reveal()),
    beginNew: store.kind === 'new',
  };
}

export function rootFileOf({ root }: KeysConfiguration, instanceId: string): string {
  return (root.mode === 'file' ? root.path : undefined) ?? usualRootFile(instanceId);
}

/** Whether whoever takes the disk of the data has the root too. */
export function rootLiesBeside(file: string, folders: readonly string[]): boolean {
  const device = deviceOf(file);
  return device !== undefined && folders.some((folder) => deviceOf(folder) === device);
}

function deviceOf(path: string): number | undefined {
  if (existsSync(path)) return statSync(path).dev;
  return path === dirname(path) ? undefined : deviceOf(dirname(path));
}

function begin(file: string, print: (line: string) => void): void {
  makeRootFile(file, new Secret<Uint8Array>(randomBytes(32)));
  print(
    `The key to everything in the library lies in ${file}.\n` +
      'If it is lost, nobody can open anything in the library, we neither: write it down now with ./blende keys recovery-sheet.',
  );
}

function peek(copies: readonly string[]): PeekedStore {
  try {
    return peekStore(copies);
  } catch (error) {
    if (error instanceof KeysError) throw keysProblem(error.code);
    throw error;
  }
}

function assertWay(kept: string, configured: string): void {
  // Without a word in the configuration, "file" is only where a new store begins.
  if (kept === configured || configured === 'file') return;
  throw new OperatorError(
    'root-contradiction',
    `"keys.root" in config/blende.json says ${configured}, but the root is kept by ${kept}: write ${kept} there, and move it afterwards with ./blende keys move-root.`,
  );
}

function storeGone(copies: readonly string[]): OperatorError {
  return new OperatorError(
    'key-store-gone',
    `The key store is empty, but this Blende has had one: put its copies back, or mount the disks of ${copies.join(', ')}.`,
  );
}

function rootMissing(file: string): OperatorError {
  return new OperatorError(
    'root-file-missing',
    `The root file ${file} is missing: put it back, or write the line of the recovery sheet into it and run chmod 600 on it. Meetings alone start with --only conference.`,
  );
}

function rootOfAnother(file: string): OperatorError {
  return new OperatorError(
    'root-wrong',
    `The root file ${file} opens another key store: put the one of this instance there, as its recovery sheet shows it.`,
  );
}
