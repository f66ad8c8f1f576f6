import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { selfSigned } from '../../../tests/kit/self-signed.ts';
import { OperatorError } from '../operator-error.ts';
import { readCertificate, type ReadCertificate } from './certificate-files.ts';
import { watchCertificate } from './watch-certificate.ts';

const folder = mkdtempSync(join(tmpdir(), 'blende-certificates-'));
after(() => rmSync(folder, { recursive: true }));
const files = {
  certificateFile: join(folder, 'certificate.pem'),
  keyFile: join(folder, 'key.pem'),
};
const one = selfSigned(['meet.example', '*.wild.example']);
const other = selfSigned(['meet.example']);

function write({ chain, key }: { readonly chain: string; readonly key: string }): void {
  writeFileSync(files.certificateFile, chain);
  writeFileSync(files.keyFile, key);
}

describe('certificate files', () => {
  const later = new Date(Date.now() + 400 * 86_400_000);
  const before = new Date(0);
  const now = new Date();
  const CASES: readonly [string, typeof one, string, Date, string | undefined][] = [
    ['a sound pair', one, 'meet.example', now, undefined],
    ['a name under a wildcard', one, 'a.wild.example', now, undefined],
    [
      'a name two levels under a wildcard',
      one,
      'a.b.wild.example',
      now,
      'certificate-name-missing',
    ],
    ['another name', one, 'other.example', now, 'certificate-name-missing'],
    ['the name of the subject alone', one, 'blende test', now, 'certificate-name-missing'],
    [
      'the key of another',
      { chain: one.chain, key: other.key },
      'meet.example',
      now,
      'certificate-key-mismatch',
    ],
    [
      'no certificate',
      { chain: 'text', key: one.key },
      'meet.example',
      now,
      'certificate-unreadable',
    ],
    [
      'a key as certificate',
      { chain: one.key, key: one.key },
      'meet.example',
      now,
      'certificate-unreadable',
    ],
    ['no key', { chain: one.chain, key: 'text' }, 'meet.example', now, 'key-unreadable'],
    [
      'half a key',
      { chain: one.chain, key: one.key.slice(0, 90) },
      'meet.example',
      now,
      'key-unreadable',
    ],
    ['one that expired', one, 'meet.example', later, 'certificate-expired'],
    ['one of the future', one, 'meet.example', before, 'certificate-not-yet-valid'],
  ];
  for (const [name, pair, domain, at, code] of CASES) {
    test(name, () => {
      write(pair);
      const read = () => readCertificate(files, [domain], at);
      if (code === undefined) assert.equal(read().key, pair.key);
      else
        assert.throws(read, (error) => {
          assert.ok(error instanceof OperatorError);
          assert.doesNotMatch(error.message, /BEGIN|PRIVATE/);
          return error.code === code;
        });
    });
  }

  test('a file that is not there', () => {
    const missing = { ...files, keyFile: join(folder, 'missing') };
    assert.throws(() => readCertificate(missing, []), { code: 'key-unreadable' });
  });

  test('a changed pair is noticed once it is whole, and a broken one passed over', async () => {
    write(one);
    const seen: ReadCertificate[] = [];
    const read = () => readCertificate(files, ['meet.example']);
    using watched = watchCertificate(read, (changed) => seen.push(changed), 10);
    await watched.sound;
    writeFileSync(files.certificateFile, other.chain);
    await delay(60);
    assert.equal(watched.current()?.chain, one.chain);
    writeFileSync(files.keyFile, other.key);
    // A timer that does not keep the process alive needs somebody who does.
    for (let waited = 0; seen.length === 0 && waited < 200; waited += 1) await delay(10);
    assert.equal(watched.current()?.chain, other.chain);
    assert.equal(seen.length, 1);
  });
});
