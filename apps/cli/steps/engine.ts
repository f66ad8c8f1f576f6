import { mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import { OperatorError } from '../operator-error.ts';
import { inBuilt, inRoot } from '../places.ts';
import { print, printProblem } from '../print.ts';
import { runProgram } from '../run-program.ts';
import { hashFiles, isStamped, stamp } from '../stamp.ts';
import type { StepOutcome } from '../step.ts';
import { findGo } from './go-toolchain.ts';

export const ENGINE_VERSION = '1.13.4';
const ENGINE_PACKAGE = 'github.com/livekit/livekit-server/cmd/server';

/** Where the engine is found once `prepareEngine` is through: built, or a link to an installed one. */
export const ENGINE = inBuilt('engine/livekit-server');

/** Sees to a media engine of the pinned version. */
export async function prepareEngine(): Promise<StepOutcome> {
  const wanted = hashFiles([inRoot('media/go.mod'), inRoot('media/go.sum')]);
  // A link may point to something that was replaced since.
  if (isStamped('engine', wanted) && (await isPinnedVersion(ENGINE))) return undefined;
  mkdirSync(dirname(ENGINE), { recursive: true });
  const outcome = (await linkInstalled()) ?? (await build(await findGo()));
  stamp('engine', wanted);
  return outcome;
}

async function linkInstalled(): Promise<string | undefined> {
  if (!(await isPinnedVersion('livekit-server'))) return undefined;
  const { output } = await runProgram('sh', ['-c', 'command -v livekit-server']);
  rmSync(ENGINE, { force: true });
  symlinkSync(output.trim(), ENGINE);
  return `the installed livekit-server ${ENGINE_VERSION}`;
}

async function build(go: string): Promise<string> {
  print('  Building the media engine, which takes one to three minutes the first time …');
  // Built beside and moved: a running engine's file cannot be written.
  const draft = `${ENGINE}.${process.pid}`;
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
  renameSync(draft, ENGINE);
  return `built livekit-server ${ENGINE_VERSION}`;
}

/** Whether an executable is the engine in exactly the pinned version. */
export async function isPinnedVersion(executable: string): Promise<boolean> {
  const { ok, output } = await runProgram(executable, ['--version']);
  return ok && output.trim().split(' ').at(-1) === ENGINE_VERSION;
}
