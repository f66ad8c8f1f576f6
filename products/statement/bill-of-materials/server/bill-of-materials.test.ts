import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { claim, proves } from '../../../../tests/kit/claims.ts';
import { componentsNotOpen, componentsOf, cycloneDx } from '../bill-of-materials.ts';
import { packageUrl } from '../component.ts';
import { billProbe } from './probe-bill.ts';
import { readBill } from './read-bill.ts';

const ROOT = join(import.meta.dirname, '../../../..');

test('every component of this program has a version, an open licence and a source', async () => {
  proves(claim('W8'));
  const components = await readBill(ROOT);
  assert.ok(components.length > 300, 'both halves are there');
  for (const kind of ['npm', 'go', 'runtime']) {
    const some = components.filter((component) => component.kind === kind);
    assert.ok(some.length > 0, kind);
  }
  assert.deepEqual(componentsNotOpen(components), []);
  for (const { name, version, source } of components) {
    assert.match(version, /^v?\d/, name);
    assert.ok(URL.canParse(source), name);
  }
  const urls = components.map(packageUrl);
  assert.equal(new Set(urls).size, urls.length);
});

const planted = {
  lockfile: {
    packages: {
      '': { license: 'EUPL-1.2' },
      'node_modules/@blende/shared': { link: true },
      'node_modules/@a/b': { version: '1.0.0', license: 'MIT', integrity: 'sha512-AAEC' },
      'node_modules/tool': { version: '2.0.0', license: '(MIT OR GPL-3.0-only)', dev: true },
      'node_modules/x/node_modules/tool': { version: '2.0.0', license: '(MIT OR GPL-3.0-only)' },
      'node_modules/silent': { version: '3.0.0' },
      'node_modules/closed': { version: '4.0.0', license: 'UNLICENSED' },
    },
  },
  goMod: 'module m\n\nrequire (\n\tgithub.com/Big/Name v1.2.3 // indirect\n)\n',
  engineLicences: '# a comment\ngithub.com/Big/Name Apache-2.0\n',
  nodeVersion: '24.21.0',
};

describe('a bill of materials', () => {
  const components = componentsOf(planted);

  test('names each package once, and takes for running what runs anywhere', () => {
    assert.deepEqual(
      components.map((component) => [packageUrl(component), component.use]),
      [
        ['pkg:generic/node@24.21.0', 'runs'],
        ['pkg:golang/github.com/Big/Name@v1.2.3', 'runs'],
        ['pkg:npm/%40a/b@1.0.0', 'runs'],
        ['pkg:npm/closed@4.0.0', 'runs'],
        ['pkg:npm/silent@3.0.0', 'runs'],
        ['pkg:npm/tool@2.0.0', 'runs'],
      ],
    );
  });

  test('knows where the source of just this version is', () => {
    const source = (name: string) => components.find((one) => one.name === name)?.source;
    assert.equal(source('@a/b'), 'https://www.npmjs.com/package/@a/b/v/1.0.0');
    assert.equal(source('github.com/Big/Name'), 'https://pkg.go.dev/github.com/Big/Name@v1.2.3');
  });

  test('is not open while a licence is unknown or closed', () => {
    const names = componentsNotOpen(components).map(({ name }) => name);
    assert.deepEqual(names, ['closed', 'silent']);
  });

  test('has the shape of CycloneDX 1.6', () => {
    const bill = JSON.parse(JSON.stringify(cycloneDx(components, '0.1.0'))) as {
      bomFormat: string;
      specVersion: string;
      components: Record<string, unknown>[];
    };
    assert.deepEqual([bill.bomFormat, bill.specVersion], ['CycloneDX', '1.6']);
    assert.deepEqual(bill.components[2], {
      type: 'library',
      'bom-ref': 'pkg:npm/%40a/b@1.0.0',
      group: '@a',
      name: 'b',
      version: '1.0.0',
      scope: 'required',
      hashes: [{ alg: 'SHA-512', content: '000102' }],
      licenses: [{ license: { id: 'MIT' } }],
      purl: 'pkg:npm/%40a/b@1.0.0',
      externalReferences: [{ type: 'website', url: 'https://www.npmjs.com/package/@a/b/v/1.0.0' }],
    });
    assert.deepEqual(bill.components.at(-1)?.['licenses'], [
      { expression: '(MIT OR GPL-3.0-only)' },
    ]);
  });
});

test('the look at the running instance finds an unknown licence, and does not guess', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bill-'));
  mkdirSync(join(folder, 'media'));
  for (const file of ['package-lock.json', 'media/go.mod', 'media/licences.txt'])
    cpSync(join(ROOT, file), join(folder, file));
  const probe = billProbe(folder);
  assert.deepEqual(await probe.run(), { outcome: 'holds' });
  const licences = join(folder, 'media/licences.txt');
  const text = readFileSync(licences, 'utf8');
  writeFileSync(licences, text.replace(/^github.com\/bep\/debounce .*$/m, ''));
  assert.deepEqual(await probe.run(), { outcome: 'fails', code: 'licence-unknown' });
  writeFileSync(licences, text.replace(/^(github.com\/bep\/debounce) .*$/m, '$1 SSPL-1.0'));
  assert.deepEqual(await probe.run(), { outcome: 'fails', code: 'licence-not-open' });
  rmSync(licences);
  assert.deepEqual(await probe.run(), { outcome: 'not-checked', code: 'bill-missing' });
  rmSync(folder, { recursive: true });
});
