import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { allData } from '../apps/server/all-data.ts';
import { processingRecord } from '../products/statement/processing-record/processing-record.ts';
import { parseSource, readSources, type SourceFile } from './kit/architecture/source.ts';
import { claim, proves } from './kit/claims.ts';
import { declaredData } from './kit/data-register/declared-data.ts';
import { foundData } from './kit/data-register/found-data.ts';

const root = join(import.meta.dirname, '..');
const sources = readSources(root);
const declared = declaredData(allData);

/** What is there and not declared, and what is declared and not there. */
function differences(files: readonly SourceFile[]) {
  const found = foundData(files);
  return {
    undeclared: found.filter((one) => !declared.includes(one)),
    gone: declared.filter((one) => !found.includes(one)),
  };
}

/** The sources with one file changed as somebody might change it. */
function changed(path: string, change: (text: string) => string): readonly SourceFile[] {
  const file = sources.find((one) => one.path === path);
  assert.ok(file, path);
  const text = change(file.text);
  assert.notEqual(text, file.text, `nothing was planted in ${path}`);
  return sources.map((one) => (one === file ? parseSource(path, text, new Map()) : one));
}

describe('the data register', () => {
  it(`declares what the code takes, keeps and passes on, all of it and nothing else: ${proves(claim('W18'))}`, () => {
    assert.deepEqual(differences(sources), { undeclared: [], gone: [] });
    assert.ok(declared.length > 200, `only ${declared.length} fields were found`);
    assert.equal(new Set(declared).size, declared.length, 'something is declared twice');
  });

  const planted: readonly [name: string, path: string, from: string, to: string, found: string][] =
    [
      [
        'a field of a message',
        'products/conference/contract.ts',
        'protocol: z.int(),',
        'protocol: z.int(), deviceName: z.string(),',
        'schema products/conference/contract.ts: join.deviceName',
      ],
      [
        'a field deep in a message',
        'products/conference/contract.ts',
        'z.strictObject({ epoch, groupInfo })',
        'z.strictObject({ epoch, groupInfo, seenFrom: z.string() })',
        'schema products/conference/contract.ts: lease.group.seenFrom',
      ],
      [
        'a field of a shared shape',
        'products/conference/downgrade/downgrade-message.ts',
        'const boundTo = {',
        'const boundTo = { battery: z.int(),',
        'schema products/conference/downgrade/downgrade-message.ts: downgrade-answer.battery',
      ],
      [
        'a schema of its own',
        'products/conference/rooms/heard.ts',
        'export ',
        `import * as z from 'zod/mini'; const quiet = z.object({ phone: z.string() }); export `,
        'schema products/conference/rooms/heard.ts: quiet.phone',
      ],
      [
        'a header to a process behind the edge',
        'shared/edge/relay-upgrade.ts',
        `host: 'upstream',`,
        `host: 'upstream', 'x-forwarded-for': 'x',`,
        'header server: x-forwarded-for',
      ],
      [
        'a header to browsers',
        'shared/edge/answer.ts',
        `'cache-control': 'no-store',`,
        `'cache-control': 'no-store', 'x-visitor': 'id=1',`,
        'header browser: x-visitor',
      ],
      [
        'a header written by hand',
        'shared/edge/relay-upgrade.ts',
        `'upgrade: websocket'];`,
        `'upgrade: websocket', 'accept-ch: device-memory'];`,
        'header browser: accept-ch',
      ],
      [
        'a count for the operator',
        'products/conference/operator/operator-questions.ts',
        'readonly rooms: number;',
        'readonly rooms: number; readonly longestMeeting: number;',
        'interface products/conference/operator/operator-questions.ts: RoomCounts.longestMeeting',
      ],
      [
        'a key in the browser',
        'products/conference/remembered/web/remembered-store.ts',
        'localStorage.setItem(KEY,',
        `sessionStorage.setItem('visitor', '1'); localStorage.setItem(KEY,`,
        'browser: visitor',
      ],
      [
        'a cookie',
        'products/conference/remembered/web/remembered-store.ts',
        'localStorage.setItem(KEY,',
        `document.cookie = 'a=b'; localStorage.setItem(KEY,`,
        'browser: document.cookie',
      ],
    ];
  for (const [name, path, from, to, expected] of planted)
    it(`notices ${name} that nobody declared`, () => {
      const { undeclared } = differences(changed(path, (text) => text.replace(from, () => to)));
      assert.ok(undeclared.includes(expected), undeclared.join('\n'));
    });

  it('notices an event that nobody declared', () => {
    const found = foundData(sources, { 'visitor-came': { from: 'count' }, quiet: {} });
    assert.ok(found.includes('event: visitor-came.from') && found.includes('event: quiet'));
  });

  const removed: readonly [path: string, from: string, gone: string][] = [
    [
      'products/conference/contract.ts',
      'accessProof: base64url(43),',
      'schema products/conference/contract.ts: join.accessProof',
    ],
    [
      'products/conference/operator/operator-questions.ts',
      'readonly peakRooms: number;',
      'interface products/conference/operator/operator-questions.ts: RoomCounts.peakRooms',
    ],
  ];
  for (const [path, from, expected] of removed)
    it(`notices that ${expected} is gone`, () => {
      const { gone } = differences(changed(path, (text) => text.replace(from, '')));
      assert.ok(gone.includes(expected), gone.join('\n'));
    });

  it('holds places that exist, and texts in both languages', () => {
    for (const { place, what, purpose, fields } of allData) {
      if ('file' in place) assert.ok(existsSync(join(root, place.file)), place.file);
      for (const text of [what.de, what.en, purpose.de, purpose.en])
        assert.match(text, /^\p{Lu}[^<>]{5,}[^.]$/u);
      assert.ok(fields.length > 0);
    }
  });

  it('gives every personal field a basis, a reason and an end', () => {
    for (const { personal, legalBasis, fields } of allData)
      if (personal !== 'none') assert.notEqual(legalBasis, 'none', fields.join());
  });

  it('leads to a record of processing that names every row', () => {
    const items = processingRecord(allData).flatMap(({ rows }) => rows.flatMap((row) => row.items));
    for (const { what, purpose } of allData)
      assert.ok(
        items.some((one) => one.what.de === what.de && one.purpose.de === purpose.de),
        what.en,
      );
  });
});
