import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, statfsSync, statSync, symlinkSync } from 'node:fs';
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

  test('lies in memory', () => {
    const folder = socketFolder('/test/memory');
    const TMPFS = 0x01021994;
    assert.equal(statfsSync(folder).type, TMPFS);
    rmSync(folder, { recursive: true });
  });
});
