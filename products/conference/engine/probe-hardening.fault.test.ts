import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync } from 'node:fs';
import { test } from 'node:test';
import { memoryFile } from '@blende/shared/supervisor/memory-file.ts';
import { engineSettings } from './engine-settings.ts';
import { hardeningProbe } from './server/probe-hardening.ts';

const SETTINGS = engineSettings(
  { nodeIp: '127.0.0.1', signallingPort: 7880, udpPort: 8450, tcpPort: 8451 },
  { key: 'key', secret: 's'.repeat(40) },
);

const CASES: readonly [string, string, object][] = [
  ['our settings', SETTINGS, { outcome: 'holds' }],
  [
    'log level debug',
    SETTINGS.replace('"level":"error"', '"level":"debug"'),
    { outcome: 'fails', code: 'engine-logs' },
  ],
  ['no settings', 'port: 7880\n', { outcome: 'not-checked', code: 'check-failed' }],
];
for (const [name, text, expected] of CASES)
  test(`what a running process was started with is read again: ${name}`, async () => {
    const input = memoryFile(text);
    // Reads its input to the end, as the engine does.
    const child = spawn('sh', ['-c', 'cat > /dev/null; echo; exec sleep 60'], {
      stdio: [input, 'pipe', 'ignore'],
    });
    closeSync(input);
    assert.ok(child.stdout !== null);
    await once(child.stdout, 'data');
    assert.deepEqual(await hardeningProbe(() => child.pid).run(), expected);
    child.kill('SIGKILL');
  });

test('an engine that does not run is not called strict', async () => {
  assert.deepEqual(await hardeningProbe(() => undefined).run(), {
    outcome: 'not-checked',
    code: 'not-running',
  });
});
