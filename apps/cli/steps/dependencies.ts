import { readFileSync } from 'node:fs';
import { OperatorError } from '../operator-error.ts';
import { inRoot, ROOT } from '../places.ts';
import { printProblem } from '../print.ts';
import { runProgram } from '../run-program.ts';
import type { StepOutcome } from '../step.ts';

interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly optional?: boolean;
  readonly link?: boolean;
}
type LockedPackages = Readonly<Record<string, LockedPackage>>;

/** Installs exactly what package-lock.json lists, unless that is what node_modules holds. */
export async function installDependencies(): Promise<StepOutcome> {
  if (
    isInstalled(readPackages('package-lock.json'), readPackages('node_modules/.package-lock.json'))
  )
    return undefined;
  // npm runs as it is installed, with the Node it came with: Debian's npm finds its own parts
  // only under Debian's Node. No package of ours has an install script.
  const result = await runProgram(
    'npm',
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: ROOT },
  );
  if (result.ok) return 'installed';
  printProblem(result.output.trimEnd());
  throw new OperatorError(
    'dependencies-failed',
    'The dependencies could not be installed: check that npm is there and reaches its registry, then start again.',
  );
}

/** Compares with the copy of the lock that npm leaves at the end of a complete installation. */
export function isInstalled(wanted: LockedPackages, found: LockedPackages): boolean {
  return Object.entries(wanted).every(([path, { version, integrity, optional, link }]) => {
    if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return true;
    const installed = found[path];
    if (installed === undefined) return optional === true;
    return (
      installed.version === version && installed.integrity === integrity && installed.link === link
    );
  });
}

function readPackages(file: string): LockedPackages {
  try {
    const lock: { readonly packages?: LockedPackages } = JSON.parse(
      readFileSync(inRoot(file), 'utf8'),
    );
    return lock.packages ?? {};
  } catch {
    return {};
  }
}
