import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { disclosureSeed } from './disclosure-key.ts';

describe('the key that signs what the server says it knows', () => {
  it('is made once, for this user alone, and never printed', () => {
    const folder = mkdtempSync(join(tmpdir(), 'blende-key-'));
    const seed = disclosureSeed(folder);
    assert.equal(disclosureSeed(folder).reveal(), seed.reveal());
    const file = join(folder, 'keys', 'disclosure.key');
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.equal(statSync(join(folder, 'keys')).mode & 0o777, 0o700);
    assert.deepEqual(readdirSync(join(folder, 'keys')), ['disclosure.key']);
    assert.equal(readFileSync(file, 'utf8').trim(), seed.reveal());
    assert.equal(`${String(seed)}${JSON.stringify(seed)}`.includes(seed.reveal()), false);
    rmSync(folder, { recursive: true });
  });

  it('that is broken is refused by name, not replaced', () => {
    const folder = mkdtempSync(join(tmpdir(), 'blende-key-'));
    disclosureSeed(folder);
    const file = join(folder, 'keys', 'disclosure.key');
    writeFileSync(file, 'broken');
    assert.throws(() => disclosureSeed(folder), { code: 'disclosure-key-broken' });
    assert.equal(readFileSync(file, 'utf8'), 'broken');
    rmSync(folder, { recursive: true });
  });
});
