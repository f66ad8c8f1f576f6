import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { checkConfiguration } from '../../products/operations/supervisor.ts';
import { parseConfigOptions } from './config-options.ts';
import { OperatorError } from './operator-error.ts';
import { inRoot } from './places.ts';

const folder = mkdtempSync(join(tmpdir(), 'blende-config-'));
after(() => rmSync(folder, { recursive: true }));
const inMemory = (path: string): boolean => path.startsWith('/run/');

function blende(...words: readonly string[]): { code: number | null; printed: string } {
  const result = spawnSync(process.execPath, [inRoot('apps/cli/blende.ts'), ...words], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { code: result.status, printed: result.stdout + result.stderr };
}

describe('./blende config', () => {
  test('prints a configuration that the check finds clean', () => {
    for (const [kind, ...words] of [
      ['nginx', '--domain', 'meet.example.org'],
      ['coturn', '--domain', 'meet.example.org', '--media-address', '203.0.113.7'],
    ] as const) {
      const file = join(folder, `printed-${kind}`);
      const { code, printed } = blende('config', kind, ...words);
      assert.equal(code, 0, printed);
      writeFileSync(file, printed);
      assert.deepEqual(checkConfiguration(file, { inMemory }), { findings: [], unread: [] });
    }
  });

  test('prints no secret, and writes it into files for their owner alone', () => {
    const words = ['--domain', 'meet.example.org', '--media-address', '203.0.113.7'];
    assert.doesNotMatch(blende('config', 'coturn', ...words).printed, /^static-auth-secret=/m);
    const { code, printed } = blende('config', 'coturn', ...words, '--write', 'relay');
    assert.equal(code, 0, printed);
    const there = join(folder, 'relay');
    assert.deepEqual(readdirSync(there).toSorted(), [
      'blende-coturn.service',
      'relay.secret',
      'turnserver.conf',
    ]);
    const secret = readFileSync(join(there, 'relay.secret'), 'utf8').trim();
    assert.match(secret, /^[\w-]{43}$/);
    assert.ok(readFileSync(join(there, 'turnserver.conf'), 'utf8').includes(secret));
    assert.ok(!printed.includes(secret));
    for (const name of ['relay.secret', 'turnserver.conf'])
      assert.equal(statSync(join(there, name)).mode & 0o777, 0o600);
  });

  test('writes units that systemd understands', () => {
    const name = ['--domain', 'meet.example.org'];
    for (const [kind, ...words] of [
      ['systemd', '--', '--behind-proxy', ...name, '--media-address', '203.0.113.7'],
      ['nginx', ...name],
      ['haproxy', ...name],
      ['coturn', ...name, '--media-address', '203.0.113.7'],
    ] as const) {
      const end = words.indexOf('--');
      const at = end < 0 ? words.length : end;
      const all = [...words.slice(0, at), '--write', 'units', ...words.slice(at)];
      assert.equal(blende('config', kind, ...all).code, 0);
    }
    const units = readdirSync(join(folder, 'units')).filter((file) => file.endsWith('.service'));
    assert.equal(units.length, 4);
    for (const unit of units) assert.equal(judgedBySystemd(join(folder, 'units', unit)), '');
    const spoilt = join(folder, 'spoilt.service');
    writeFileSync(spoilt, '[Service]\nExecStart=/bin/true\nLimitCORES=0\n');
    assert.match(judgedBySystemd(spoilt), /LimitCORES/, 'the control');
  });

  test('keeps what an instance prints in memory, and what a proxy prints nowhere', () => {
    const unit = (file: string): string => readFileSync(join(folder, 'units', file), 'utf8');
    assert.match(unit('blende.service'), /^LogNamespace=blende$/m);
    assert.match(unit('journald@blende.conf'), /^Storage=volatile$/m);
    for (const file of ['blende-nginx.service', 'blende-haproxy.service', 'blende-coturn.service'])
      assert.match(unit(file), /^StandardOutput=null\nStandardError=null$/m);
    for (const file of readdirSync(join(folder, 'units')).filter((one) => one.endsWith('.service')))
      assert.match(unit(file), /^LimitCORE=0\nMemorySwapMax=0$/m);
  });

  test('answers 1 for traces and 2 for what it could not read', () => {
    const loud = join(folder, 'loud.conf');
    writeFileSync(loud, 'error_log off;\nevents {}\n');
    const found = blende('config', 'lint', 'loud.conf');
    assert.equal(found.code, 1);
    assert.match(found.printed, /^loud\.conf:1: .+\. \(error-log-off-is-a-file\)$/m);
    assert.equal(blende('config', 'lint', 'nowhere.conf').code, 2);
  });
});

describe('the options of config', () => {
  const REFUSED: readonly [string, string][] = [
    ['--domain a;b', 'domain-invalid'],
    ['--certificate /etc/{x}', 'path-unsafe'],
    ['--run /run/a;b', 'path-unsafe'],
    ['--key /etc/$x', 'path-unsafe'],
    ['--listen fe80::1%eth0', 'address-invalid'],
    ['--media-address meet.example.org', 'address-invalid'],
    ['--port 70000', 'port-invalid'],
    ['--redirect-port never', 'port-invalid'],
    ['--what', 'option-unknown'],
  ];
  for (const [line, code] of REFUSED)
    test(`refuses "${line}" with ${code}`, () => {
      assert.throws(
        () => parseConfigOptions(line.split(' '), '/some/where'),
        (error) => error instanceof OperatorError && error.code === code && error.exitCode === 2,
      );
    });

  test('takes "none" for no redirect, and relative paths from where it is called', () => {
    const options = parseConfigOptions(
      ['--redirect-port', 'none', '--key', 'k.pem'],
      '/some/where',
    );
    assert.equal(options.redirectPort, undefined);
    assert.equal(options.key, '/some/where/k.pem');
  });
});

/** Empty if systemd has nothing to say about the words of a unit. */
function judgedBySystemd(unit: string): string {
  const { stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', unit], {
    encoding: 'utf8',
  });
  const about = (line: string): boolean =>
    line.includes(unit) && /Unknown|Failed|Invalid|ignoring/i.test(line);
  return stderr.split('\n').filter(about).join('\n');
}
