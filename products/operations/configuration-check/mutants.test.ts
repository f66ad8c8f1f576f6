import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { claim, proves } from '../../../tests/kit/claims.ts';
import { coturnConfiguration } from '../proxy-configuration/coturn-configuration.ts';
import { haproxyConfiguration } from '../proxy-configuration/haproxy-configuration.ts';
import { nginxConfiguration } from '../proxy-configuration/nginx-configuration.ts';
import type { ProxiedSite } from '../proxy-configuration/proxied-site.ts';
import { NGINX_KINDS } from './check-nginx.ts';
import { COTURN_KINDS } from './coturn-kinds.ts';
import { checkConfiguration } from './server/check-configuration.ts';
import { HAPROXY_KINDS } from './haproxy-kinds.ts';
import { haproxyMutants } from './testing/haproxy-mutants.ts';
import { coturnMutants } from './testing/coturn-mutants.ts';
import { nginxMutants, type Mutant } from './testing/nginx-mutants.ts';

// Each mutant changes one thing in what we generate; the check has to name it, at its line.

const folder = mkdtempSync(join(tmpdir(), 'blende-configuration-'));
after(() => rmSync(folder, { recursive: true }));
const surroundings = { inMemory: (path: string) => path.startsWith('/run/') };

const SITE: ProxiedSite = {
  domains: ['meet.example.org', 'treffen.example.org'],
  listen: ['0.0.0.0', '::'],
  publicPort: 443,
  redirectPort: 80,
  instancePort: 8440,
  relayPort: undefined,
  certificateFile: '/etc/ssl/chain.pem',
  keyFile: '/etc/ssl/key.pem',
  runFolder: '/run/blende-nginx',
};

const HAPROXY = haproxyConfiguration({ ...SITE, runFolder: '/run/blende-haproxy' });

const NGINX = nginxConfiguration(SITE)
  // What this machine has there is another test's.
  .replace('include /etc/nginx/modules-enabled/*.conf;', `include ${folder}/modules/*.conf;`);

const COTURN = coturnConfiguration({
  domain: 'meet.example.org',
  relayPort: 3478,
  mediaAddress: '203.0.113.7',
  relayAddress: '203.0.113.7',
  secret: 'not a real one',
  runFolder: '/run/blende-coturn',
});

function check(text: string, included = '') {
  const file = join(folder, 'checked.conf');
  writeFileSync(file, text);
  writeFileSync(join(folder, 'included.conf'), included);
  return checkConfiguration(file, surroundings);
}

test('what is generated is clean', () => {
  for (const text of [NGINX, HAPROXY, COTURN])
    assert.deepEqual(check(text), { findings: [], unread: [] });
});

function catches(mutants: readonly Mutant[], original: string): void {
  for (const { code, what, mutate, included } of mutants) {
    test(`${code}: ${what}`, () => {
      proves(claim('W6'));
      const text = mutate(original).replaceAll('FOLDER', folder);
      assert.notEqual(text, original, 'nothing was changed');
      const { findings, unread } = check(text, included);
      assert.deepEqual(unread, []);
      const found = findings.filter((finding) => finding.code === code);
      assert.ok(found.length > 0, `found instead: ${findings.map((one) => one.code).join(', ')}`);
      assert.ok(found.every(({ line }) => line >= 1));
      if (included !== undefined)
        assert.ok(found.some(({ file }) => file.endsWith('included.conf')));
    });
  }
}

describe('each change of a configuration of nginx is found', () => catches(nginxMutants, NGINX));
describe('each change of a configuration of HAProxy is found', () =>
  catches(haproxyMutants, HAPROXY));
describe('each change of a configuration of coturn is found', () => catches(coturnMutants, COTURN));

test('every kind has a mutant', () => {
  const tried = new Set(
    [...nginxMutants, ...haproxyMutants, ...coturnMutants].map(({ code }) => code),
  );
  const kinds = [...NGINX_KINDS, ...HAPROXY_KINDS, ...COTURN_KINDS].map(({ code }) => code);
  assert.ok(kinds.length >= 25);
  assert.equal(new Set(kinds).size, kinds.length);
  assert.deepEqual(
    kinds.filter((code) => !tried.has(code)),
    [],
  );
});

test('a finding names the line', () => {
  const lines = NGINX.split('\n');
  const at = lines.findIndex((line) => line.includes('location / {')) + 1;
  lines.splice(at, 0, '    access_log /var/log/nginx/access.log;');
  const [finding] = check(lines.join('\n')).findings;
  assert.deepEqual([finding?.code, finding?.line], ['access-log-on', at + 1]);
});
