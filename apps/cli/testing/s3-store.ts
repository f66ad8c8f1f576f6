import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { OperatorError } from '../operator-error.ts';
import { inBuilt, inRoot } from '../places.ts';
import { print, printProblem } from '../print.ts';
import { runProgram } from '../run-program.ts';
import { hashFiles, isStamped, stamp } from '../stamp.ts';
import type { StepOutcome } from '../step.ts';
import { findGo } from '../steps/go-toolchain.ts';

const PACKAGE = 'github.com/versity/versitygw/cmd/versitygw';
/** Its go.mod pins the version; nothing of it is part of the product. */
const MODULE = inRoot('tests/kit/s3');

/** A real S3 server over a folder, for tests alone. */
export const S3_STORE = inBuilt('s3-store/versitygw');

/** Builds the store once. */
export async function prepareS3Store(): Promise<StepOutcome> {
  const wanted = hashFiles([`${MODULE}/go.mod`, `${MODULE}/go.sum`]);
  if (isStamped('s3-store', wanted) && existsSync(S3_STORE)) return undefined;
  print('  Building a store that speaks S3, which takes one to three minutes the first time …');
  mkdirSync(dirname(S3_STORE), { recursive: true });
  const draft = `${S3_STORE}.${process.pid}`;
  const flags = ['-trimpath', '-buildvcs=false', '-ldflags', '-s -w', '-o', draft];
  const result = await runProgram(await findGo(), ['build', ...flags, PACKAGE], {
    cwd: MODULE,
    env: { GOTOOLCHAIN: 'local', CGO_ENABLED: '0' },
  });
  if (!result.ok) {
    printProblem(result.output.trimEnd());
    throw new OperatorError(
      's3-store-build-failed',
      'The S3 server for the tests could not be built: see the lines above, check the network and the free disk space, then try again.',
    );
  }
  renameSync(draft, S3_STORE);
  stamp('s3-store', wanted);
  return 'built versitygw';
}
