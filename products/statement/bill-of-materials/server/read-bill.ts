import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { componentsOf } from '../bill-of-materials.ts';
import type { Component } from '../component.ts';
import type { Lockfile } from '../npm-components.ts';

/** The components of the program in this folder, from the files by which it is installed. */
export async function readBill(programFolder: string): Promise<readonly Component[]> {
  const read = (...path: readonly string[]): Promise<string> =>
    readFile(join(programFolder, ...path), 'utf8');
  const [lock, goMod, engineLicences] = await Promise.all([
    read('package-lock.json'),
    read('media', 'go.mod'),
    read('media', 'licences.txt'),
  ]);
  const lockfile = JSON.parse(lock) as Lockfile;
  return componentsOf({ lockfile, goMod, engineLicences, nodeVersion: process.versions.node });
}
