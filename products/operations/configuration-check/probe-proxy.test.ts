import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { claim, proves } from '../../../tests/kit/claims.ts';
import { proxyProbe } from './server/probe-proxy.ts';

const folder = mkdtempSync(join(tmpdir(), 'blende-probe-'));
after(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const SILENT = 'error_log /dev/null emerg;\nevents {}\n';
const silent = file('silent.conf', SILENT);
const loud = file('loud.conf', 'error_log off;\nevents {}\n');
const cut = file('cut.conf', `${SILENT}http {`);

describe('the probe of what is in front', () => {
  const CASES: readonly [string, readonly string[] | undefined, string, string | undefined][] = [
    ['nothing in front', undefined, 'holds', undefined],
    ['a silent configuration', [silent], 'holds', undefined],
    ['traces', [silent, loud], 'fails', 'proxy-traces'],
    ['none named', [], 'not-checked', 'proxy-not-named'],
    ['something broken', [silent, cut], 'not-checked', 'proxy-unread'],
    ['a file that is not there', [join(folder, 'nowhere')], 'not-checked', 'proxy-unread'],
    ['traces beside something broken', [loud, cut], 'fails', 'proxy-traces'],
  ];
  for (const [name, files, outcome, code] of CASES)
    test(`${name}: ${outcome}`, async () => {
      proves(claim('W6'));
      const seen = await proxyProbe(files).run();
      assert.deepEqual(seen, { outcome, ...(code === undefined ? {} : { code }) });
      const { findings = {} } = claim('W6');
      assert.ok(code === undefined || Object.hasOwn(findings, code), 'the code has words');
    });
});
