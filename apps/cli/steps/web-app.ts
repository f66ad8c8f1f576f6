import { existsSync, globSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { OperatorError } from '../operator-error.ts';
import { inBuilt, inRoot, ROOT, WEB_DIST } from '../places.ts';
import { printProblem } from '../print.ts';
import { runProgram } from '../run-program.ts';
import { hashFiles, isStamped, stamp } from '../stamp.ts';
import type { StepOutcome } from '../step.ts';

/** Everything that can end up in the browser. Rules of the slices are among it. */
const SOURCES = [
  'package-lock.json',
  'apps/web/**/*',
  'products/*/{web,contract}.{ts,tsx}',
  'products/*/*/*.ts',
  'products/*/*/web/**/*',
  'shared/{basics,e2ee,protocol,ui}/**/*',
] as const;
const IGNORED = /(^|\/)(node_modules|dist)(\/|$)|\.test\.ts$/;

/** Builds the browser app if anything it is made of has changed. */
export async function buildWebApp(): Promise<StepOutcome> {
  const wanted = hashFiles(sourceFiles());
  if (existsSync(join(WEB_DIST, 'index.html')) && isStamped('web', wanted)) return undefined;
  const vite = inRoot('node_modules/vite/bin/vite.js');
  const draft = inBuilt('web-draft');
  const args = [vite, 'build', '--logLevel', 'error', '--outDir', draft, '--emptyOutDir'];
  const result = await runProgram(process.execPath, args, { cwd: inRoot('apps/web') });
  if (!result.ok) {
    printProblem(result.output.trimEnd());
    throw new OperatorError(
      'web-build-failed',
      'The web app could not be built: see the lines above.',
    );
  }
  // Whoever serves the old files goes on with them until the new ones are complete.
  rmSync(WEB_DIST, { recursive: true, force: true });
  renameSync(draft, WEB_DIST);
  stamp('web', wanted);
  return 'built';
}

function sourceFiles(): readonly string[] {
  return globSync(SOURCES, {
    cwd: ROOT,
    withFileTypes: true,
    exclude: (entry) => IGNORED.test(entry.name),
  })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !IGNORED.test(path.slice(ROOT.length)))
    .toSorted();
}
