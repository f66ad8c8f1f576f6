import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { openEvidenceLog } from './evidence-log.ts';
import { readLog } from './read-log.ts';

const LIVES = 12;
const WRITER = join(import.meta.dirname, 'testing/append-forever.main.ts');

test('a log whose writer is killed again and again loses no record that was confirmed', async () => {
  const root = mkdtempSync(join(tmpdir(), 'evidence-kill-'));
  const place = { folder: join(root, 'evidence'), keyFile: join(root, 'evidence.key') };
  let confirmed = -1;
  for (let life = 0; life < LIVES; life += 1) {
    const writer = spawn(process.execPath, [WRITER, place.folder, place.keyFile], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    writer.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    const closed = once(writer, 'close');
    while (!/appended \d+\n/.test(output) && writer.exitCode === null) await delay(2);
    // Each life ends at another point of an append.
    await delay(life * 1.7);
    writer.kill('SIGKILL');
    await closed;
    assert.match(output, /^opened \d+\n/, 'every life opens what the last one left');
    const told = [...output.matchAll(/appended (\d+)\n/g)].map(([, index]) => Number(index));
    confirmed = Math.max(confirmed, ...told);
    const log = await readLog(place.folder);
    assert.equal(log.state, 'sound', 'also before it is opened for writing');
    assert.ok(log.tree.size > confirmed, `${log.tree.size} records, ${confirmed} confirmed`);
  }
  assert.ok(confirmed >= LIVES - 1);
  const log = await openEvidenceLog(place);
  const index = await log.append({ instance: 'test', commit: 'unknown', findings: [] });
  assert.ok(index > confirmed);
  rmSync(root, { recursive: true });
});
