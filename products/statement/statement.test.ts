import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { after, before, describe, test } from 'node:test';
import type { Claim } from '@blende/shared/claims/claim.ts';
import type { Finding } from '@blende/shared/claims/finding.ts';
import { openCheckpoint } from '@blende/shared/evidence/checkpoint.ts';
import { fromBundle } from '@blende/shared/evidence/entry-bundle.ts';
import { leafHash } from '@blende/shared/evidence/merkle-hash.ts';
import { parseVerifier } from '@blende/shared/evidence/signed-note.ts';
import { verifyInclusion } from '@blende/shared/evidence/verify-proofs.ts';
import { openEvidenceLog } from './evidence-log/server/evidence-log.ts';
import { askSentences } from './edge.ts';
import { openStatement } from './server.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 24, 12);

function claim(id: string, about: string): Claim {
  return {
    id,
    class: 'T',
    scope: { surface: 'every', tenant: 'instance', roomModes: 'every' },
    texts: {
      de: {
        true: `${about} ist gut. Nachgewiesen am {date}.`,
        false: `${about}: Trifft derzeit nicht zu, {date} ({finding}).`,
        unknown: `Ob ${about} gut ist, ist nicht überprüft.`,
        declared: `${about} laut Betreiber bis {until}.`,
      },
      en: {
        true: `${about} is good. Proven on {date}.`,
        false: `${about}: does not currently hold, {date} ({finding}).`,
        unknown: `Whether ${about} is good is not checked.`,
        declared: `${about} declared until {until}.`,
      },
    },
    evidence: [{ kind: 'probe', shows: 'a look', showsInGerman: 'ein Blick' }],
    maxAgeDays: 8,
  };
}

const CLAIMS = [claim('W7', 'Salz & <Pfeffer>'), claim('W5', 'Zucker'), claim('W99', 'Mehl')];

function finding(changed: Partial<Finding>): Finding {
  return {
    claim: 'W7',
    need: 0,
    outcome: 'holds',
    atMs: NOW - DAY,
    by: 'live',
    independent: true,
    ...changed,
  };
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: Buffer;
}

function ask(socket: string, path: string, headers = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request({ socketPath: socket, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const type = String(response.headers['content-type']);
        resolve({ status: response.statusCode ?? 0, type, body: Buffer.concat(chunks) });
      });
    })
      .on('error', reject)
      .end();
  });
}

describe('the statement process', () => {
  const root = mkdtempSync(join(tmpdir(), 'statement-'));
  const socket = join(root, 's.sock');
  const evidence = { folder: join(root, 'evidence'), keyFile: join(root, 'evidence.key') };
  const release = { folder: join(root, 'release'), keyFile: join(root, 'release.key') };
  let nowMs = NOW;
  let statement: AsyncDisposable;

  before(async () => {
    const log = await openEvidenceLog(evidence);
    await log.append({
      instance: 'blende/test',
      commit: 'abcdef1234567890',
      findings: [
        finding({}),
        finding({ claim: 'W5', outcome: 'fails', code: 'no-access' }),
        // Says of itself that it comes from a release: it is in the wrong log.
        finding({ claim: 'W99', by: 'release-test' }),
      ],
    });
    const tests = await openEvidenceLog(release);
    await tests.append({
      instance: 'release',
      commit: 'abcdef1234567890',
      findings: [
        finding({ by: 'release-test' }),
        // And this one claims to be live.
        finding({ claim: 'W99' }),
      ],
    });
    const folders = {
      evidenceFolder: evidence.folder,
      releaseFolder: release.folder,
      factsFile: join(root, 'facts.json'),
      programFolder: join(import.meta.dirname, '../..'),
    };
    statement = await openStatement(
      { socket, surface: 'conference', ...folders, values: {} },
      { claims: CLAIMS, register: [], now: () => nowMs },
    );
  });
  after(async () => {
    await statement[Symbol.asyncDispose]();
    rmSync(root, { recursive: true });
  });

  const page = async (path: string): Promise<string> => {
    const { status, type, body } = await ask(socket, path);
    assert.equal(status, 200, path);
    assert.equal(type, 'text/html; charset=utf-8');
    return body.toString();
  };
  const api = async () =>
    JSON.parse((await ask(socket, '/api/statement')).body.toString()) as {
      sentences: { id: string; state: string; findings: { index: number }[]; releaseTests: [] }[];
      logs: Record<string, { state: string; key: string; checkpoint: string; size: number }>;
    };

  test('the edge reads its sentences, and of a process that is away none', async () => {
    const states = (await askSentences(socket)).map(({ id, state }) => `${id} ${state}`);
    const { sentences } = await api();
    assert.deepEqual(
      states,
      sentences.map(({ id, state }) => `${id} ${state}`),
    );
    assert.ok(states.includes('W7 proven'));
    assert.deepEqual(await askSentences(`${socket}.none`), []);
  });

  test('the page says each sentence in its language, escaped, with its mark as a word', async () => {
    const german = await page('/datenschutz');
    assert.match(german, /<html lang="de">/);
    assert.match(
      german,
      /Salz &amp; &lt;Pfeffer&gt; ist gut\. Nachgewiesen am 23\. November 2026\./,
    );
    assert.match(german, /class="state-word">nachgewiesen<.*am 23\.\sNovember\s2026/s);
    assert.match(german, /class="state-word">trifft derzeit nicht zu</);
    assert.match(german, /Ob Mehl gut ist, ist nicht überprüft/, 'no section names this claim');
    const english = await page('/privacy');
    assert.match(english, /<html lang="en">/);
    assert.match(english, /is good\. Proven on 23 November 2026\./);
  });

  test('evidence opens without a script, and says what was looked for, when and where', async () => {
    const german = await page('/datenschutz');
    assert.equal(/<script|style=| on\w+=/.test(german), false);
    const evidenceText = german.slice(german.indexOf('id="w7"'), german.indexOf('id="w5"'));
    for (const words of [
      'ein Blick',
      'trifft zu',
      'an dieser laufenden Instanz',
      'Fassung abcdef123456',
      'Eintrag 1 von 1 im Prüfprotokoll',
      'Tests vor der Veröffentlichung',
    ])
      assert.ok(evidenceText.includes(words), words);
  });

  test('pages are compressed if whoever asks understands it', async () => {
    const plain = await ask(socket, '/privacy');
    for (const [encoding, open] of [
      ['br', brotliDecompressSync],
      ['gzip', gunzipSync],
    ] as const) {
      const packed = await ask(socket, '/privacy', { 'accept-encoding': encoding });
      assert.ok(packed.body.length < plain.body.length / 3);
      assert.equal(String(open(packed.body)), String(plain.body));
    }
  });

  test('a record counts in its own log alone', async () => {
    const { sentences } = await api();
    assert.deepEqual(
      sentences.map(({ id, state, findings, releaseTests }) => [
        id,
        state,
        findings.length,
        releaseTests.length,
      ]),
      [
        ['W7', 'proven', 1, 1],
        ['W5', 'contrary', 1, 0],
        ['W99', 'not-checked', 0, 0],
      ],
    );
  });

  test('what the API serves is enough to check a record from outside', async () => {
    const { logs, sentences } = await api();
    const key = (await ask(socket, '/api/statement/key')).body.toString().trimEnd();
    assert.equal(logs['instance']?.key, key);
    const verifier = await parseVerifier(key);
    assert.ok(verifier !== undefined);
    const note = (await ask(socket, '/api/statement/checkpoint')).body.toString();
    const tree = await openCheckpoint(note, verifier);
    assert.equal(tree?.size, 1);
    const index = sentences[0]?.findings[0]?.index ?? -1;
    const bundle = await ask(socket, '/api/statement/tile/entries/000.p/1');
    const entry = fromBundle(new Uint8Array(bundle.body))?.[index];
    assert.ok(entry !== undefined);
    assert.ok(await verifyInclusion({ index, leaf: await leafHash(entry) }, tree, []));
    assert.equal((await ask(socket, '/api/statement/release/checkpoint')).status, 200);
    const releaseKey = (await ask(socket, '/api/statement/release/key')).body.toString().trim();
    assert.notEqual(releaseKey, key);
    const german = await page('/datenschutz');
    assert.ok(german.includes(key) && german.includes(releaseKey), 'both keys stand on the page');
  });

  test('other paths lead nowhere, also out of the folder', async () => {
    for (const path of [
      '/api/statement/tile/entries/000.p/2',
      '/api/statement/tile/..%2f..%2fevidence.key',
      '/api/statement/tile/0/../../../evidence.key',
      '/api/statement/log.pub',
      '/statement/other.css',
      '/',
    ])
      assert.equal((await ask(socket, path)).status, 404, path);
  });

  test('style sheet and font come from here, under names that change with them', async () => {
    const german = await page('/datenschutz');
    const style = /href="(\/statement\/pages-[0-9a-f]{12}\.css)"/.exec(german)?.[1] ?? '';
    const font = /href="(\/statement\/inter-[0-9a-f]{12}\.woff2)"/.exec(german)?.[1] ?? '';
    const css = (await ask(socket, style)).body.toString();
    assert.ok(css.includes('--accent:') && css.includes(font));
    assert.equal(/url\((?!'\/statement\/)/.test(css), false);
    assert.equal((await ask(socket, font)).type, 'font/woff2');
  });

  test('the bill of materials is there for people and for programs', async () => {
    assert.match(await page('/stueckliste'), /fastify<\/a>.*MIT/s);
    assert.match(await page('/bill-of-materials'), /Tools for building and testing/);
    const { type, body } = await ask(socket, '/api/statement/bom');
    assert.match(type, /^application\/vnd\.cyclonedx\+json/);
    const bill = JSON.parse(body.toString()) as { specVersion: string; components: object[] };
    assert.equal(bill.specVersion, '1.6');
    assert.ok(bill.components.length > 300);
  });

  test('while nobody said who runs the instance, the pages say that', async () => {
    assert.match(await page('/datenschutz'), /Nicht eingerichtet/);
    assert.match(await page('/impressum'), /Nicht eingerichtet/);
    assert.match(await page('/imprint'), /Not configured/);
  });

  test('sentences withdraw by themselves when their evidence gets too old', async () => {
    nowMs = NOW + 8 * DAY;
    assert.deepEqual(
      (await api()).sentences.map(({ state }) => state),
      ['not-checked', 'not-checked', 'not-checked'],
    );
    assert.match(await page('/datenschutz'), /Nachweis veraltet/);
    nowMs = NOW;
  });

  test('a changed log proves nothing, and the page says that it is damaged', async () => {
    const path = join(evidence.folder, 'tile/entries/000.p/1');
    const sound = readFileSync(path);
    writeFileSync(path, sound.with(30, (sound[30] ?? 0) ^ 1));
    nowMs = NOW + 61_000;
    const { sentences, logs } = await api();
    assert.equal(logs['instance']?.state, 'damaged');
    assert.ok(sentences.every(({ state }) => state === 'not-checked'));
    assert.match(await page('/datenschutz'), /Das Protokoll ist beschädigt/);
    assert.equal((await ask(socket, '/api/statement/checkpoint')).status, 404);
    writeFileSync(path, sound);
    // Nor does one that cannot be read at all.
    const checkpoint = join(evidence.folder, 'checkpoint');
    renameSync(checkpoint, `${checkpoint}.kept`);
    mkdirSync(checkpoint);
    assert.equal((await api()).logs['instance']?.state, 'damaged');
    rmSync(checkpoint, { recursive: true });
    renameSync(`${checkpoint}.kept`, checkpoint);
    nowMs = NOW + 122_000;
    assert.equal((await api()).sentences[0]?.state, 'proven');
  });
});
