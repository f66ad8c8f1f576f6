import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { inspect } from 'node:util';
import { OperatorError } from '../operator-error.ts';
import { configurationFileIn, readConfiguration } from './read-configuration.ts';
import {
  DATABASE,
  PASSWORD,
  PEM,
  allowed,
  copies,
  dataFolder,
  database,
  file,
  folder,
  folderCopy,
  open,
  read,
  s3,
  url,
} from './testing/written-configuration.ts';

type RefusedCase = readonly [name: string, content: object | string, code: string, at: string];

describe('a configuration is refused by one sentence that names the place', () => {
  const other = { kind: 'folder', path: join(folder, 'b') };
  const key = (name: string): string => join(folder, 'k', name);
  const CASES: readonly RefusedCase[] = [
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
    [
      'no address of a database',
      database('db.example.org'),
      'database-address',
      'database.urlFile',
    ],
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
    ['two hosts of a database', database(DATABASE.replace('@', '@a,')), 'host', 'database.urlFile'],
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
    [
      'two copies of keys',
      { keys: { copies: [key('a'), key('b')] } },
      'too-few-copies',
      'keys.copies',
    ],
    [
      'keys beside objects',
      { ...copies(other, folderCopy), keys: { copies: [key('a'), key('b'), other.path] } },
      'same-place',
      'keys.copies[2]',
    ],
    [
      'all ports',
      { allowed: [{ host: 'a.example', port: 0, location: 'x' }] },
      'shape',
      'allowed[0].port',
    ],
    [
      'a target without a location',
      { allowed: [{ host: 'a.example', port: 443 }] },
      'location-missing',
      'allowed[0].location',
    ],
    ['a target twice', { allowed: [...allowed, allowed[0]] }, 'allowed-twice', 'allowed[3]'],
    ...[
      '*',
      '*.example',
      'https://a.example',
      'a.example:443',
      'a@b',
      'a/b',
      '',
      ' a',
      '10.0.0.0/8',
    ].map(
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
