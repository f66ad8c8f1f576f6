import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { describeConfiguration } from './describe-configuration.ts';
import { outboundTable } from './outbound-table.ts';
import { configurationFileIn, readConfiguration } from './read-configuration.ts';
import {
  DATABASE,
  PASSWORD,
  PEM,
  allowed,
  ca,
  dataFolder,
  database,
  copies,
  folderCopy,
  s3,
  read,
} from './testing/written-configuration.ts';

test('without a file, everything lies on this machine and nothing leads out', () => {
  rmSync(configurationFileIn(dataFolder), { force: true });
  const read = readConfiguration(dataFolder, {});
  assert.deepEqual(read, {
    objects: {
      copies: ['a', 'b'].map((name) => ({
        kind: 'folder',
        path: join(dataFolder, 'objects', name),
        machine: undefined,
      })),
    },
    database: { kind: 'embedded' },
    keys: {
      root: { mode: 'file', path: undefined },
      copies: ['a', 'b', 'c'].map((name) => join(dataFolder, 'keys/store', name)),
    },
    allowed: [],
  });
  assert.match(describeConfiguration(read).join('\n'), /Nothing outside this machine/);
});

test('a whole file is read with its secrets, which nothing prints', () => {
  const made = read({
    ...copies(folderCopy, { ...s3, caFile: ca }),
    ...database(`${DATABASE}?sslmode=verify-full`, { caFile: ca }),
    keys: { root: 'passphrase' },
  });
  assert.ok(made.database.kind === 'elsewhere');
  assert.equal(made.database.url.reveal(), DATABASE);
  assert.equal(made.database.ca, PEM);
  const [, bucket] = made.objects.copies;
  assert.ok(bucket?.kind === 's3');
  assert.equal(bucket.secretKey.reveal(), PASSWORD);
  assert.deepEqual(
    made.allowed.map(({ host, purpose }) => [host, purpose]),
    [
      ['s3.example.org', 'objects'],
      ['db.example.org', 'database'],
      ['hooks.example.org', 'approved'],
    ],
  );
  const words = describeConfiguration(made).join('\n');
  for (const printed of [words, inspect(made, { depth: 9 }), JSON.stringify(made)]) {
    assert.ok(printed.includes('s3.example.org'));
    assert.ok(!printed.includes(PASSWORD));
  }
});

test('the address of the database may come from DATABASE_URL, but its place has to be said', () => {
  const given = { DATABASE_URL: DATABASE };
  const made = read({ database: { location: 'Nürnberg' }, allowed }, given);
  assert.ok(made.database.kind === 'elsewhere');
  assert.equal(made.database.host, 'db.example.org');
  for (const [content, code] of [
    [{}, 'location-missing'],
    [database(DATABASE), 'database-contradiction'],
  ] as const)
    assert.throws(() => read(content, given), { code: `configuration-${code}` });
});

test('the authority for certificates stands in the table, once', () => {
  const certificate = {
    kind: 'authority',
    directoryUrl: 'https://hooks.example.org/directory',
    caFile: undefined,
  } as const;
  const made = read({ allowed });
  assert.deepEqual(
    outboundTable({ certificate }, made).map(({ host, purpose, location }) => [
      host,
      purpose,
      location,
    ]),
    [
      ['s3.example.org', 'approved', 'Falkenstein'],
      ['db.example.org', 'approved', 'Nürnberg'],
      ['hooks.example.org', 'certificate', 'Wien'],
    ],
  );
  assert.equal(outboundTable({ certificate }, undefined)[0]?.location, undefined);
  assert.deepEqual(outboundTable({ certificate: undefined }, undefined), []);
});
