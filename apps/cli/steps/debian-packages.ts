import { OperatorError } from '../operator-error.ts';
import { print } from '../print.ts';
import { runProgram } from '../run-program.ts';

export interface DebianPackage {
  readonly name: string;
  readonly isThere: () => Promise<boolean>;
  /** What the package would start by itself, now and with the machine, and shall not. */
  readonly service?: string;
  /** Whether it would start something now, without a service that could be switched off. */
  readonly starts?: boolean;
}

// Debian's packages ask this file whether they may start something (invoke-rc.d(8)).
const INSTALL_STARTING_NOTHING = `policy=/usr/sbin/policy-rc.d
if ! [ -e $policy ]; then
  printf '#!/bin/sh\\nexit 101\\n' > $policy
  chmod 755 $policy
  trap 'rm -f $policy' EXIT
fi
"$@"`;

/** Whether a program of this name is on the search path. */
export async function hasProgram(program: string): Promise<boolean> {
  return (await runProgram('sh', ['-c', 'command -v "$1"', 'sh', program])).ok;
}

/** Installs the packages that are missing, as root or by sudo, and answers their names. */
export async function ensureDebianPackages(
  packages: readonly DebianPackage[],
): Promise<readonly string[]> {
  const missing = await missingOf(packages);
  if (missing.length === 0) return [];
  const names = missing.map(({ name }) => name);
  print(`  Installing Debian's ${names.join(', ')} …`);
  const install = ['install', '--yes', '--no-install-recommends', ...names];
  const done =
    (await asRoot(['apt-get', 'update'])) && (await asRoot(installing(missing, install)));
  if (done) await keepFromStarting(missing);
  const still = done ? await missingOf(missing) : missing;
  if (still.length === 0) return names;
  throw new OperatorError(
    'packages-missing',
    `Install Debian's ${still.map(({ name }) => name).join(', ')} as root (apt-get install), then try again: it could not be done from here.`,
  );
}

function installing(
  packages: readonly DebianPackage[],
  install: readonly string[],
): readonly string[] {
  const command = ['apt-get', ...install];
  return packages.some(({ service, starts }) => service !== undefined || starts === true)
    ? ['sh', '-c', INSTALL_STARTING_NOTHING, 'sh', ...command]
    : command;
}

async function keepFromStarting(packages: readonly DebianPackage[]): Promise<void> {
  for (const { service } of packages)
    if (service !== undefined) await asRoot(['update-rc.d', service, 'disable']);
}

async function missingOf(packages: readonly DebianPackage[]): Promise<readonly DebianPackage[]> {
  const there = await Promise.all(packages.map(({ isThere }) => isThere()));
  return packages.filter((_, index) => there[index] !== true);
}

/** Runs a program as root, by sudo if need be; answers whether it did what it should. */
export async function asRoot(command: readonly string[]): Promise<boolean> {
  const settings = ['env', 'DEBIAN_FRONTEND=noninteractive'];
  const [program, ...args] =
    process.getuid?.() === 0 ? [...settings, ...command] : ['sudo', ...settings, ...command];
  return program !== undefined && (await runProgram(program, args)).ok;
}
