import { readFileSync } from 'node:fs';
import { delimiter, dirname } from 'node:path';
import { inRoot, ROOT } from '../places.ts';
import { print } from '../print.ts';
import { runProgram } from '../run-program.ts';
import { since } from '../step.ts';
import type { Tally } from './tally.ts';

// The licence check is a test file of its own and runs with the others.
const GATE: readonly { readonly script: string; readonly name: string }[] = [
  { script: 'types', name: 'Types' },
  { script: 'lint', name: 'Lint' },
  { script: 'format:check', name: 'Format' },
  { script: 'knip', name: 'Dead code' },
];

/** The checks of the gate that are no tests: scripts of package.json, each counted as one. */
export async function runGate(tally: Tally): Promise<void> {
  for (const { script, name } of GATE) {
    const startedAt = performance.now();
    const { ok, output } = await runScript(script);
    if (ok) tally.passed();
    else tally.failed();
    print(`  ${name}: ${ok ? 'fine' : '✖ failed'} (${since(startedAt)})`);
    if (!ok) print(output.trimEnd().replaceAll(/^/gm, '      '));
  }
}

/** Runs a script of package.json as npm would, but with our own Node and without needing npm. */
async function runScript(name: string): Promise<{ ok: boolean; output: string }> {
  const manifest: { scripts?: Record<string, string> } = JSON.parse(
    readFileSync(inRoot('package.json'), 'utf8'),
  );
  const command = manifest.scripts?.[name];
  if (command === undefined) return { ok: false, output: `package.json has no script "${name}"` };
  const path = [
    inRoot('node_modules/.bin'),
    dirname(process.execPath),
    process.env['PATH'] ?? '',
  ].join(delimiter);
  return runProgram('sh', ['-c', command], { cwd: ROOT, env: { PATH: path, NO_COLOR: '1' } });
}
