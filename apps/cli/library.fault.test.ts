import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { claim, proves } from '../../tests/kit/claims.ts';
import { freeStartPort } from '../../tests/kit/free-ports.ts';
import { Instance, rootFolderOf } from '../../tests/kit/instance.ts';
import { until } from '../../tests/kit/reading.ts';
import { selfSigned } from '../../tests/kit/self-signed.ts';
import { runBlende } from './testing/blende-command.ts';

const BACK_MS = 20_000;
const DOMAIN = 'library.example.org';

describe('a library beside meetings', () => {
  let instance: Instance;
  const dataFolder = mkdtempSync(join(tmpdir(), 'blende-library-'));
  before(async () => {
    // The operator opens it: until then it is locked.
    mkdirSync(join(dataFolder, 'config'));
    const configuration = JSON.stringify({ version: 1, keys: { root: 'passphrase' } });
    writeFileSync(join(dataFolder, 'config/blende.json'), configuration);
    instance = await Instance.start({ dataFolder, products: 'both' });
  });
  after(async () => {
    await instance[Symbol.asyncDispose]();
    for (const folder of [dataFolder, rootFolderOf(dataFolder)])
      rmSync(folder, { recursive: true, force: true });
  });

  const ask = async (origin: string, path: string) => {
    const answer = await fetch(`${origin}${path}`, { signal: AbortSignal.timeout(5_000) });
    return { status: answer.status, text: await answer.text(), headers: answer.headers };
  };
  const meetings = async (path: string) => await ask(instance.origin, path);
  const library = async (path: string) => await ask(instance.libraryOrigin, path);

  it('says in which way it is locked, in both languages, and meetings go on', async () => {
    const [german, english] = [await library('/'), await library('/en')];
    assert.deepEqual([german.status, english.status], [503, 503]);
    assert.match(german.text, /Die Bibliothek ist gesperrt[^]*\.\/blende keys unlock/);
    assert.match(english.text, /The library is locked[^]*\.\/blende keys unlock/);
    assert.deepEqual(JSON.parse((await library('/healthz')).text), { status: 'locked' });
    assert.equal((await meetings('/healthz')).status, 200);
  });

  it('shares no path with them, and sets no cookie', async () => {
    const room = `/r/${'A'.repeat(44)}`;
    for (const [path, here, there] of [
      [room, 200, 404],
      ['/auskunft', 200, 404],
      ['/api/room-channel', 404, 404],
      ['/en', 404, 503],
      ['/speicher', 404, 403],
      ['/datenschutz', 200, 200],
    ] as const) {
      const [one, other] = [await meetings(path), await library(path)];
      assert.deepEqual([one.status, other.status], [here, there], path);
      for (const { headers } of [one, other]) {
        assert.equal(headers.get('set-cookie'), null);
        assert.match(headers.get('content-security-policy') ?? '', /^default-src 'none'/);
      }
    }
  });

  it(`has sentences of its own, and what they say of ways is looked at: ${proves(claim('A8'))}`, async () => {
    const sentences = async (origin: string) => {
      const { text } = await ask(origin, '/api/statement');
      const { sentences: all } = JSON.parse(text) as { sentences: readonly { id: string }[] };
      return all.map(({ id }) => id);
    };
    const [here, there] = [
      await sentences(instance.origin),
      await sentences(instance.libraryOrigin),
    ];
    for (const id of ['W5', 'W11', 'W20']) assert.ok(here.includes(id) && !there.includes(id), id);
    for (const id of ['A8', 'A9']) assert.ok(there.includes(id) && !here.includes(id), id);
    const { stdout } = runBlende(['audit', '--json', '--data', dataFolder]);
    const { findings } = JSON.parse(stdout) as {
      findings: readonly { claim: string; outcome: string }[];
    };
    const outcomes = (id: string) =>
      findings.filter((one) => one.claim === id).map(({ outcome }) => outcome);
    assert.deepEqual(outcomes('A8'), ['holds', 'holds']);
    assert.deepEqual(outcomes('A9'), ['not-checked', 'not-checked']);
    if (process.getuid?.() === 0) assert.deepEqual(outcomes('W20'), ['holds', 'holds', 'holds']);
  });

  it('comes back by itself when its database, its keys or itself was killed, and meetings notice nothing', async () => {
    for (const role of ['postgres', 'keys', 'library'] as const) {
      const killed = instance.kill(role);
      assert.equal((await meetings('/healthz')).status, 200, role);
      await until(BACK_MS, `${role} is back`, async () => {
        const pid = instance.pidOf(role);
        const health = await library('/healthz').catch(() => undefined);
        return pid !== undefined && pid !== killed && health?.text.includes('locked') === true;
      });
    }
    assert.equal((await meetings('/healthz')).status, 200);
  });
});

describe('a library alone, under a name of its own', () => {
  it(`runs without a media engine and without meetings, by TLS and by nothing weaker: ${proves(claim('A9'))}`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'blende-certificate-'));
    const [certificate, key] = [join(folder, 'chain.pem'), join(folder, 'key.pem')];
    const made = selfSigned([DOMAIN]);
    writeFileSync(certificate, made.chain);
    writeFileSync(key, made.key);
    const port = await freeStartPort();
    const origin = `https://${DOMAIN}:${port}`;
    const names = ['--library-domain', DOMAIN, '--certificate', certificate, '--key', key];
    await using instance = await Instance.start({
      products: 'video-cms',
      port,
      origin,
      further: names,
    });
    assert.ok(instance.printed.includes(`  Library:  ${origin}`));
    assert.equal(instance.pidOf('engine') ?? instance.pidOf('conference'), undefined);
    const { stdout } = runBlende(['audit', '--json', '--data', instance.dataFolder]);
    const { findings } = JSON.parse(stdout) as {
      findings: readonly { claim: string; outcome: string }[];
    };
    for (const id of ['A8', 'A9'])
      assert.deepEqual(
        findings.filter((one) => one.claim === id).map(({ outcome }) => outcome),
        ['holds', 'holds'],
        id,
      );
    rmSync(folder, { recursive: true });
  });
});
