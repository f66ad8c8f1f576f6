import { ENGINE, ENGINE_VERSION, isPinnedVersion } from '../steps/engine.ts';
import { hasProgram } from '../steps/debian-packages.ts';
import { installedGo } from '../steps/go-toolchain.ts';
import { runProgram } from '../run-program.ts';
import { fine, note, wrong, type Finding } from './finding.ts';

export function checkNode(): Finding {
  return fine(`Node ${process.versions.node} runs.`);
}

/** A built engine needs no Go any more. */
export async function checkEngine(): Promise<readonly Finding[]> {
  const built = await isPinnedVersion(ENGINE);
  const engine = built
    ? fine(`The media engine is livekit-server ${ENGINE_VERSION}.`)
    : note('The media engine is not built yet: ./blende start does it.');
  if ((await installedGo()) !== undefined)
    return [engine, fine('Go is new enough to build the media engine.')];
  if (built) return [engine];
  return [engine, note('There is no Go 1.26 or later: ./blende start fetches one with pip.')];
}

export async function checkSystemPrograms(): Promise<Finding> {
  const needed = ['setpriv', 'prlimit', 'flock', 'unshare', 'mount'];
  const there = await Promise.all(needed.map(hasProgram));
  const missing = needed.filter((_, index) => there[index] === false);
  if (missing.length === 0) return fine(`${needed.join(', ')} are there.`);
  return wrong(`${missing.join(', ')} cannot be found: install Debian's util-linux.`);
}

/** Browsers on this machine matter to the tests alone. */
export async function checkBrowser(program: string): Promise<Finding> {
  const { ok, output } = await runProgram(program, ['--version']);
  const version = /\d+(\.\d+)+/.exec(output)?.[0];
  if (ok && version !== undefined) return fine(`${program} ${version} is there for the tests.`);
  return note(`${program} is not there: only the tests need it, and ./blende test installs it.`);
}
