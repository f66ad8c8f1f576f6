import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { inspect } from 'node:util';
import { OperatorError } from '../operator-error.ts';
import { describeConfiguration } from './describe-configuration.ts';
import { outboundTable } from './outbound-table.ts';
import { configurationFileIn, readConfiguration } from './read-configuration.ts';

const PASSWORD = 'canary-of-a-password';
const folder = mkdtempSync(join(tmpdir(), 'blende-test-'));
after(() => rmSync(folder, { recursive: true }));
const dataFolder = join(folder, 'data');
mkdirSync(join(dataFolder, 'config'), { recursive: true });
mkdirSync(join(dataFolder, 'objects'));
mkdirSync(join(folder, 'disk'));
symlinkSync(join(folder, 'disk'), join(folder, 'link'));

function file(name: string, text: string, mode = 0o600): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}

const access = file('access', 'AKIA\n');
const secret = file('secret', `${PASSWORD}\n`);
const open = file('open', PASSWORD, 0o640);
const PEM = '-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n';
const ca = file('ca.pem', PEM, 0o644);
let addresses = 0;
const url = (text: string): string => file(`url-${(addresses += 1)}`, text);
const DATABASE = `postgresql://blende:${PASSWORD}@db.example.org/blende`;

const folderCopy = { kind: 'folder', path: join(folder, 'disk', 'a'), machine: 'nas' };
const s3 = {
  kind: 's3',
  endpoint: 'https://s3.example.org',
  bucket: 'kept',
  region: 'eu-1',
  accessKeyFile: access,
  secretKeyFile: secret,
  location: 'Falkenstein',
};
const allowed = [
  { host: 's3.example.org', port: 443, location: 'Falkenstein' },
  { host: 'db.example.org', port: 5432, location: 'Nürnberg' },
  { host: 'hooks.example.org', port: 443, location: 'Wien' },
];
const copies = (...list: readonly object[]): object => ({ objects: { copies: list }, allowed });
const database = (text: string, more: object = {}): object => ({
  database: { urlFile: url(text), location: 'Nürnberg', ...more },
  allowed,
});

function read(content: object | string, environment: NodeJS.ProcessEnv = {}) {
  const text = typeof content === 'string' ? content : JSON.stringify({ version: 1, ...content });
  writeFileSync(configurationFileIn(dataFolder), text);
  return readConfiguration(dataFolder, environment);
}

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

describe('a configuration is refused by one sentence that names the place', () => {
  const other = { kind: 'folder', path: join(folder, 'b') };
  const key = (name: string): string => join(folder, 'k', name);
  const CASES: readonly [name: string, content: object | string, code: string, at: string][] = [
    ['no JSON', '{"version":1,}', 'not-json', 'the whole'],
    ['no object', '[]', 'shape', 'the whole'],
    ['no version', '{}', 'version', 'version'],
    ['a later version', '{"version":2}', 'version', 'version'],
    ['an unknown key', { databse: {} }, 'unknown-key', 'databse'],
    [
      'an unknown key deep inside',
      copies({ ...folderCopy, disk: 'x' }, other),
      'unknown-key',
      'objects.copies[0].disk',
    ],
    ['an unknown kind', copies({ kind: 'ftp' }, other), 'shape', 'objects.copies[0].kind'],
    ['one copy', copies(other), 'too-few-copies', 'objects.copies'],
    [
      'a relative path',
      copies({ kind: 'folder', path: 'x' }, other),
      'path-relative',
      'objects.copies[0].path',
    ],
    ['one folder twice', copies(other, other), 'same-place', 'objects.copies[1].path'],
    [
      'a folder inside another',
      copies(other, { ...other, path: join(other.path, 'x/../y') }),
      'same-place',
      'objects.copies[1].path',
    ],
    [
      'one folder by two names',
      copies(folderCopy, { kind: 'folder', path: join(folder, 'link/a') }),
      'same-place',
      'objects.copies[1].path',
    ],
    [
      'a folder that holds the data folder',
      copies(other, { kind: 'folder', path: folder }),
      'same-place',
      'objects.copies[1].path',
    ],
    [
      "a folder of another's in the data folder",
      copies(other, { kind: 'folder', path: join(dataFolder, 'postgres') }),
      'same-place',
      'objects.copies[1].path',
    ],
    ['one bucket twice', copies(s3, s3), 'same-place', 'objects.copies[1].bucket'],
    [
      'an endpoint without TLS',
      copies(other, { ...s3, endpoint: 'http://s3.example.org' }),
      'endpoint-without-tls',
      'objects.copies[1].endpoint',
    ],
    [
      'an endpoint with a password',
      copies(other, { ...s3, endpoint: `https://a:${PASSWORD}@s3.example.org` }),
      'endpoint-with-secret',
      'objects.copies[1].endpoint',
    ],
    [
      'an endpoint with a path',
      copies(other, { ...s3, endpoint: 'https://s3.example.org/x' }),
      'endpoint-with-path',
      'objects.copies[1].endpoint',
    ],
    [
      'an endpoint that is not allowed',
      copies(other, { ...s3, endpoint: 'https://s3.example.org:8443' }),
      'not-allowed',
      'objects.copies[1]',
    ],
    [
      'an endpoint without a location',
      copies(other, { ...s3, location: undefined }),
      'location-missing',
      'objects.copies[1].location',
    ],
    [
      'an endpoint in two places',
      copies(other, { ...s3, location: 'Ashburn' }),
      'location-contradiction',
      'objects.copies[1].location',
    ],
    [
      'a secret that others may read',
      copies(other, { ...s3, secretKeyFile: open }),
      'secret-open',
      'objects.copies[1].secretKeyFile',
    ],
    [
      'a secret that is not there',
      copies(other, { ...s3, accessKeyFile: join(folder, 'gone') }),
      'file-missing',
      'objects.copies[1].accessKeyFile',
    ],
    [
      'a secret of two lines',
      copies(other, { ...s3, accessKeyFile: file('two', 'a\nb\n') }),
      'secret-broken',
      'objects.copies[1].accessKeyFile',
    ],
    [
      'a private key for certificates',
      copies(other, { ...s3, caFile: file('k.pem', `${PEM}-----BEGIN PRIVATE KEY-----\n`) }),
      'ca-broken',
      'objects.copies[1].caFile',
    ],
    [
      'a database elsewhere that is not allowed',
      { database: { urlFile: url(DATABASE), location: 'Nürnberg' } },
      'not-allowed',
      'database',
    ],
    ['no address of a database', database('db.example.org'), 'database-address', 'database.urlFile'],
    [
      'a database without a password',
      database('postgresql://a@db.example.org/x'),
      'database-user',
      'database.urlFile',
    ],
    [
      'a database without a name',
      database(DATABASE.replace(/\/blende$/, '')),
      'database-name',
      'database.urlFile',
    ],
    ...['disable', 'allow', 'prefer', 'require', 'verify-ca', 'no-verify', ''].map(
      (mode) =>
        [
          `sslmode=${mode}`,
          database(`${DATABASE}?sslmode=${mode}`),
          'database-tls-weak',
          'database.urlFile',
        ] as const,
    ),
    ...['host=10.0.0.1', 'ssl=0', 'sslrootcert=system', 'uselibpqcompat=true'].map(
      (parameter) =>
        [
          parameter,
          database(`${DATABASE}?${parameter}`),
          'database-parameter',
          'database.urlFile',
        ] as const,
    ),
    [
      'two hosts of a database',
      database(DATABASE.replace('@', '@a,')),
      'host',
      'database.urlFile',
    ],
    [
      'a file of the root without the mode',
      { keys: { root: 'shares', rootFile: join(folder, 'root') } },
      'root-contradiction',
      'keys.rootFile',
    ],
    [
      'a root in the data folder',
      { keys: { rootFile: join(dataFolder, 'root') } },
      'root-beside-data',
      'keys.rootFile',
    ],
    [
      'a root in a copy',
      { ...copies(other, folderCopy), keys: { rootFile: join(other.path, 'root') } },
      'root-beside-data',
      'keys.rootFile',
    ],
    ['two copies of keys', { keys: { copies: [key('a'), key('b')] } }, 'too-few-copies', 'keys.copies'],
    [
      'keys beside objects',
      { ...copies(other, folderCopy), keys: { copies: [key('a'), key('b'), other.path] } },
      'same-place',
      'keys.copies[2]',
    ],
    ['all ports', { allowed: [{ host: 'a.example', port: 0, location: 'x' }] }, 'shape', 'allowed[0].port'],
    [
      'a target without a location',
      { allowed: [{ host: 'a.example', port: 443 }] },
      'location-missing',
      'allowed[0].location',
    ],
    ['a target twice', { allowed: [...allowed, allowed[0]] }, 'allowed-twice', 'allowed[3]'],
    ...['*', '*.example', 'https://a.example', 'a.example:443', 'a@b', 'a/b', '', ' a', '10.0.0.0/8'].map(
      (host) =>
        [
          `"${host}" as a target`,
          { allowed: [{ host, port: 443, location: 'x' }] },
          host === '' ? 'shape' : 'host',
          'allowed[0].host',
        ] as const,
    ),
  ];
  for (const [name, content, code, at] of CASES)
    test(`${name}: ${code}`, () => {
      assert.throws(
        () => read(content),
        (error) => {
          assert.ok(error instanceof OperatorError, String(error));
          assert.equal(error.code, `configuration-${code}`);
          assert.ok(error.message.includes(` ${at} `), error.message);
          assert.match(error.message, /^In config\/blende\.json [^.]*(?:\.\w[^.]*)*\.$/);
          assert.ok(!inspect(error).includes(PASSWORD));
          return true;
        },
      );
    });

  test('a file that others may write', () => {
    read({});
    chmodSync(configurationFileIn(dataFolder), 0o666);
    assert.throws(() => readConfiguration(dataFolder, {}), {
      code: 'configuration-writable-by-others',
    });
    chmodSync(configurationFileIn(dataFolder), 0o600);
  });
});
