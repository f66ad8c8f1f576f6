import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { lint } from './config-lint.ts';
import { OperatorError } from './operator-error.ts';

const folder = mkdtempSync(join(tmpdir(), 'blende-lint-'));
after(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const SILENT = 'error_log /dev/null emerg;\nevents {}\n';

describe('the answer to whoever calls it', () => {
  const clean = file('clean.conf', SILENT);
  const loud = file('loud.conf', `${SILENT}http { access_log /x; }`);
  const CASES: readonly [string, readonly string[], number][] = [
    ['clean', [clean], 0],
    ['traces', [clean, loud], 1],
    ['a file that is not there', [clean, join(folder, 'nowhere')], 2],
    ['a folder', [folder], 2],
    ['traces and something unread', [loud, file('cut.conf', `${SILENT}http {`)], 2],
    ['something else', [file('binary', '\u0000\u0001;;{{')], 2],
  ];
  for (const [name, files, code] of CASES)
    test(`is ${code} for ${name}`, async () => assert.equal(await lint(files), code));

  test('without a file it says how it is called', async () => {
    await assert.rejects(lint([]), OperatorError);
    await assert.rejects(lint(['--all']), OperatorError);
  });
});
