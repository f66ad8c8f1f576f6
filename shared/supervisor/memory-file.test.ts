import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { closeSync, fstatSync, readlinkSync } from 'node:fs';
import { test } from 'node:test';
import { memoryFile } from './memory-file.ts';

test('a child reads a memory file from its stdin and again as /dev/stdin, and it has no name', () => {
  const descriptor = memoryFile('key: value\n');
  const child = spawnSync('sh', ['-c', 'cat; cat /dev/stdin'], {
    stdio: [descriptor, 'pipe', 'inherit'],
  });
  assert.equal(String(child.stdout), 'key: value\nkey: value\n');
  assert.equal(fstatSync(descriptor).nlink, 0);
  assert.match(readlinkSync(`/proc/self/fd/${descriptor}`), /^\/dev\/shm\/.*\(deleted\)$/);
  closeSync(descriptor);
});
