import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { SocketFolderError, socketFolder } from './socket-folder.ts';

describe('the folder for sockets', () => {
  test('is the same for the same data folder, another for another, and open to nobody else', () => {
    const one = socketFolder('/test/one');
    const two = socketFolder('/test/two');
    assert.equal(socketFolder('/test/one'), one);
    assert.notEqual(one, two);
    assert.equal(statSync(one).mode & 0o777, 0o700);
    for (const folder of [one, two]) rmSync(folder, { recursive: true });
  });

  test('is refused if others may look into it', () => {
    const folder = socketFolder('/test/open');
    chmodSync(folder, 0o750);
    assert.throws(() => socketFolder('/test/open'), SocketFolderError);
    rmSync(folder, { recursive: true });
  });

  test('is refused if it is a link', () => {
    const folder = socketFolder('/test/link');
    const elsewhere = mkdtempSync(join(tmpdir(), 'blende-test-'));
    rmSync(folder, { recursive: true });
    symlinkSync(elsewhere, folder);
    assert.throws(() => socketFolder('/test/link'), SocketFolderError);
    rmSync(folder);
    rmSync(elsewhere, { recursive: true });
  });

  test('lies in /tmp if the usual place is too long for a socket', () => {
    const deep = join(mkdtempSync(join(tmpdir(), 'blende-test-')), 'x'.repeat(90));
    mkdirSync(deep);
    const usual = process.env['TMPDIR'];
    process.env['TMPDIR'] = deep;
    const folder = socketFolder('/test/deep');
    if (usual === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = usual;
    assert.match(folder, /^\/tmp\/blende-/);
    rmSync(folder, { recursive: true });
    rmSync(join(deep, '..'), { recursive: true });
  });
});
