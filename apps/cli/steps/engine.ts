import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { OperatorError } from '../operator-error.ts';
import { inBuilt, inRoot } from '../places.ts';
import { print, printProblem } from '../print.ts';
import { runProgram } from '../run-program.ts';
import { hashFiles, isStamped, stamp } from '../stamp.ts';
import type { StepOutcome } from '../step.ts';
import { findGo } from './go-toolchain.ts';

const ENGINE_VERSION = '1.13.4';
const ENGINE_PACKAGE = 'github.com/livekit/livekit-server/cmd/server';
const BUILT_ENGINE = inBuilt('engine/livekit-server');

/** Sees to a media engine of the pinned version; `use` gets the path of its executable. */
export async function prepareEngine(use: (executable: string) => void): Promise<StepOutcome> {
  const wanted = hashFiles([inRoot('media/go.mod'), inRoot('media/go.sum')]);
  if (existsSync(BUILT_ENGINE) && isStamped('engine', wanted)) {
    use(BUILT_ENGINE);
    return undefined;
  }
  if (await isPinnedVersion('livekit-server')) {
    const { output } = await runProgram('sh', ['-c', 'command -v livekit-server']);
    use(output.trim());
    return `the installed livekit-server ${ENGINE_VERSION}`;
  }
  await build(await findGo());
  stamp('engine', wanted);
  use(BUILT_ENGINE);
  return `built livekit-server ${ENGINE_VERSION}`;
}

async function build(go: string): Promise<void> {
  print('  Building the media engine, which takes one to three minutes the first time …');
  mkdirSync(dirname(BUILT_ENGINE), { recursive: true });
  // Built beside and moved: a running engine's file cannot be written.
  const draft = `${BUILT_ENGINE}.${process.pid}`;
  const flags = ['-trimpath', '-buildvcs=false', '-ldflags', '-s -w', '-o', draft];
  const result = await runProgram(go, ['build', ...flags, ENGINE_PACKAGE], {
    cwd: inRoot('media'),
    env: { GOTOOLCHAIN: 'local', CGO_ENABLED: '0' },
  });
  if (!result.ok || !(await isPinnedVersion(draft))) {
    printProblem(result.output.trimEnd());
    throw new OperatorError(
      'engine-build-failed',
      'The media engine could not be built: see the lines above, check the network and the free disk space, then start again.',
    );
  }
  renameSync(draft, BUILT_ENGINE);
}

async function isPinnedVersion(executable: string): Promise<boolean> {
  const { ok, output } = await runProgram(executable, ['--version']);
  return ok && output.trim().split(' ').at(-1) === ENGINE_VERSION;
}
