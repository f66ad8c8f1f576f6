import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { OperatorError } from '../operator-error.ts';
import { BUILT, inBuilt } from '../places.ts';
import { runProgram } from '../run-program.ts';
import { ensureDebianPackages, hasProgram } from './debian-packages.ts';

const NPM_VERSION = '11.19.1';
const NPM_INTEGRITY =
  'sha512-ztsxKxt/kkIaAs+2i0GU6I+DRmUdrNasxTZKJe9TCdSjKxlhah/4r/hl5ygMD6XAg1qZ9c2TNomR4qgOydp10g==';

/** A program and the words that come before npm's own. */
export type NpmCommand = readonly [program: string, ...args: string[]];

/**
 * An npm that runs under this Node. npm leaves out optional packages that its own Node is too old
 * for, and Debian's npm does not find its parts under any Node but Debian's: so where Node had to
 * be fetched, npm is fetched as well.
 */
export async function findNpm(): Promise<NpmCommand> {
  await ensureDebianPackages([{ name: 'npm', isThere: () => hasProgram('npm') }]);
  if (!process.execPath.startsWith(BUILT)) return ['npm'];
  const cli = inBuilt('npm', NPM_VERSION, 'node_modules/npm/bin/npm-cli.js');
  if (!existsSync(cli)) await fetchNpm(inBuilt('npm', NPM_VERSION));
  return [process.execPath, cli];
}

async function fetchNpm(folder: string): Promise<void> {
  const draft = `${folder}-draft`;
  rmSync(draft, { recursive: true, force: true });
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { ok } = await runProgram('npm', [
    'install',
    '--prefix',
    draft,
    ...flags,
    `npm@${NPM_VERSION}`,
  ]);
  if (!ok || integrityOf(draft) !== NPM_INTEGRITY) {
    rmSync(draft, { recursive: true, force: true });
    throw new OperatorError(
      'npm-fetch-failed',
      `npm ${NPM_VERSION} could not be fetched: check the network and npm's registry setting, then start again.`,
    );
  }
  renameSync(draft, folder);
}

/** What npm compared the package with when it unpacked it. */
function integrityOf(folder: string): string | undefined {
  const lock: { packages: Readonly<Record<string, { integrity?: string }>> } = JSON.parse(
    readFileSync(join(folder, 'node_modules/.package-lock.json'), 'utf8'),
  );
  return lock.packages['node_modules/npm']?.integrity;
}
