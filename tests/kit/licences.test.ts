import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { engineLicenceProblems, licenceProblems, type Lockfile } from './licences.ts';

const lockfile = JSON.parse(
  readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'),
) as Lockfile;

const cases: readonly (readonly [name: string, licence: string | undefined, allowed: boolean])[] = [
  ['plain', 'MIT', true],
  ['both-fine', '(Apache-2.0 AND BSD-3-Clause)', true],
  ['choice', '(GPL-3.0-only OR MIT)', true],
  ['no-choice', '(MIT AND GPL-3.0-only)', false],
  ['nested', '(MIT OR (GPL-3.0-only AND ISC))', true],
  ['nested-refused', '(AGPL-3.0-only OR (GPL-3.0-only AND ISC))', false],
  ['argparse', 'Python-2.0', true],
  ['something-else', 'Python-2.0', false],
  ['unlicensed', 'UNLICENSED', false],
  ['in-a-file', 'SEE LICENSE IN LICENSE.md', false],
  ['silent', undefined, false],
];

for (const [name, licence, allowed] of cases) {
  test(`a package under ${licence ?? 'no licence'} (${name}) is ${allowed ? 'allowed' : 'refused'}`, () => {
    const locked = licence === undefined ? {} : { license: licence };
    const problems = licenceProblems({ packages: { [`node_modules/${name}`]: locked } });
    assert.equal(problems.length, allowed ? 0 : 1);
  });
}

test('every package of the lockfile has an allowed licence, and a planted one is found', () => {
  const planted = { 'node_modules/a/node_modules/@planted/package': { license: 'AGPL-3.0-only' } };
  assert.ok(Object.keys(lockfile.packages).length > 50);
  assert.deepEqual(licenceProblems({ packages: { ...lockfile.packages, ...planted } }), [
    '@planted/package: AGPL-3.0-only is not allowed',
  ]);
});

test('every module of the media engine has an allowed licence, and planted ones are found', () => {
  const read = (name: string): string =>
    readFileSync(new URL(`../../media/${name}`, import.meta.url), 'utf8');
  const goMod = `${read('go.mod')}\nrequire example.org/new v1.0.0\nrequire example.org/bad v1.0.0\n`;
  const licences = `${read('licences.txt')}example.org/bad AGPL-3.0-only\nexample.org/gone MIT\n`;
  assert.ok(goMod.split('\n').length > 100);
  assert.deepEqual(engineLicenceProblems(goMod, licences), [
    'example.org/new: licence unknown',
    'example.org/bad: AGPL-3.0-only is not allowed',
    'example.org/gone: not in go.mod',
  ]);
});
