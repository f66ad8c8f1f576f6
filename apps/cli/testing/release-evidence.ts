import { inRoot, ROOT } from '../places.ts';
import { print } from '../print.ts';
import { runProgram } from '../run-program.ts';

const WRITER = inRoot('tests/kit/release-evidence/write-release-evidence.main.ts');

/** After a full run without a failure: signs which sentences of the statement its tests bear out. */
export async function writeReleaseEvidence(): Promise<void> {
  const { ok, output } = await runProgram(process.execPath, [WRITER], { cwd: ROOT });
  print(ok ? output.trimEnd() : 'Evidence of this run could not be written.');
}
