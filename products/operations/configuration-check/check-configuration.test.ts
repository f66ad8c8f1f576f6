import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { checkConfiguration } from './server/check-configuration.ts';
import { inMemory } from './server/in-memory.ts';

const folder = mkdtempSync(join(tmpdir(), 'blende-lint-'));
after(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  return path;
}

/** Code, file below the folder, and line. */
function seen(path: string) {
  const { findings, unread } = checkConfiguration(path);
  return [...findings, ...unread].map((one) => [
    one.code,
    one.file.replace(`${folder}/`, ''),
    one.line,
  ]);
}

const SILENT = 'error_log /dev/null emerg;\nevents {}\n';

describe('includes', () => {
  test('are followed through patterns, in their places, relative to the first file', () => {
    file('sites/b.conf', 'server { access_log off; location / { access_log /b; } }');
    file('sites/a.conf', '\ninclude sites/deep/x;\n');
    file('sites/deep/x', 'server {\n  error_log off;\n}\n');
    const path = file(
      'main.conf',
      `${SILENT}http { client_body_temp_path /dev/shm/x;\n include sites/*.conf; }`,
    );
    assert.deepEqual(seen(path), [
      ['access-log-default', 'sites/deep/x', 1],
      ['error-log-off-is-a-file', 'sites/deep/x', 2],
      ['access-log-on', 'sites/b.conf', 1],
    ]);
  });

  const UNREAD: readonly [string, string, string, readonly [string, number]][] = [
    ['is missing', 'include nowhere.conf;', '', ['include-missing', 3]],
    ['is a folder', 'include sites;', '', ['include-missing', 3]],
    ['is broken', 'include broken.inc;', 'a {', ['not-understood', 1]],
    ['includes itself', 'include broken.inc;', 'include broken.inc;', ['too-deep', 1]],
  ];
  for (const [name, line, text, [code, at]] of UNREAD)
    test(`one that ${name} is not checked`, () => {
      file('broken.inc', text);
      const found = seen(file('main.conf', `${SILENT}${line}`));
      assert.deepEqual(
        found.map(([one, , where]) => [one, where]),
        [[code, at]],
      );
    });
});

test('memory is told from disk, also for what is not there yet', () => {
  assert.equal(inMemory('/dev/shm/blende/body'), true);
  assert.equal(inMemory('/usr/nowhere/body'), false);
  assert.equal(inMemory('relative'), false);
});
