import { readFileSync } from 'node:fs';
import { OperatorError } from '../operator-error.ts';
import { inRoot, ROOT } from '../places.ts';
import { printProblem } from '../print.ts';
import { runProgram } from '../run-program.ts';
import type { StepOutcome } from '../step.ts';
import { findNpm } from './npm.ts';

interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly optional?: boolean;
  readonly link?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
}
type LockedPackages = Readonly<Record<string, LockedPackage>>;

/** Installs exactly what package-lock.json lists, unless that is what node_modules holds. */
export async function installDependencies(): Promise<StepOutcome> {
  if (
    isInstalled(readPackages('package-lock.json'), readPackages('node_modules/.package-lock.json'))
  )
    return undefined;
  const [program, ...words] = await findNpm();
  // No package of ours has an install script.
  const args = [...words, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const result = await runProgram(program, args, { cwd: ROOT });
  if (result.ok) return 'installed';
  printProblem(result.output.trimEnd());
  throw new OperatorError(
    'dependencies-failed',
    'The dependencies could not be installed: check that npm is there and reaches its registry, then start again.',
  );
}

/** Compares with the copy of the lock that npm leaves at the end of a complete installation. */
export function isInstalled(wanted: LockedPackages, found: LockedPackages): boolean {
  return Object.entries(wanted).every(
    ([path, { version, integrity, optional, link, ...platform }]) => {
      if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return true;
      const installed = found[path];
      if (installed === undefined) return optional === true && !isForHere(platform);
      return (
        installed.version === version &&
        installed.integrity === integrity &&
        installed.link === link
      );
    },
  );
}

/** Whether an optional package is a binary for this very machine, without which its tool fails. */
function isForHere({ os = [], cpu = [], libc = ['glibc'] }: LockedPackage): boolean {
  return os.includes('linux') && cpu.includes(process.arch) && libc.includes('glibc');
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
