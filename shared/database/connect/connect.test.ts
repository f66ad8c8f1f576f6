import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { describe, test } from 'node:test';
import { Secret } from '@blende/shared/basics/secret.ts';
import { serverRefusal } from './assert-server.ts';
import { databaseOptions, toDatabaseOptions } from './connection-options.ts';
import { connectionOfUrl } from './connection-of-url.ts';
import { poolConfig } from './pool-config.ts';
import { sqlErrorOf } from './sql-error.ts';

const connect = (url: string, ca?: string) => connectionOfUrl(new Secret(url), ca);

describe('the address of a database', () => {
  test('names host, port, user, password and database, each decoded', () => {
    const { place, database, user, password } = connect(
      'postgresql://us%40er:p%3Ass@db.example:6432/my%20base?sslmode=verify-full',
      'PEM',
    );
    assert.deepEqual(place, { kind: 'tls', host: 'db.example', port: 6432, ca: 'PEM' });
    assert.deepEqual([database, user, password.reveal()], ['my base', 'us@er', 'p:ss']);
  });

  test('stands for port 5432 without one, and for an address in brackets', () => {
    assert.deepEqual(connect('postgres://u:p@[2001:db8::1]/b').place, {
      kind: 'tls',
      host: '2001:db8::1',
      port: 5432,
      ca: undefined,
    });
  });

  test('always means a certificate that is checked', () => {
    const { ssl } = poolConfig(connect('postgres://u:p@db.example/b', 'PEM'));
    assert.deepEqual(ssl, { ca: 'PEM', rejectUnauthorized: true, minVersion: 'TLSv1.2' });
  });

  const REFUSED = [
    'postgres://u:p@db.example/b?sslmode=require',
    'postgres://u:p@db.example/b?sslmode=verify-ca',
    'postgres://u:p@db.example/b?sslmode=disable',
    'postgres://u:p@db.example/b?sslrootcert=/x',
    'postgres://u:p@db.example/b?options=-c%20fsync%3Doff',
    'postgres://u:p@db.example/b?host=/tmp',
    'postgres://u:p@db.example/',
    'postgres://u:p@db.example/a/b',
    'postgres://u@db.example/b',
    'postgres://:p@db.example/b',
    'https://u:p@db.example/b',
    'db.example',
  ];
  for (const url of REFUSED)
    test(`is refused as ${url}, and not repeated`, () => {
      assert.throws(
        () => connect(url),
        (error: unknown) => error instanceof TypeError && !inspect(error).includes('db.example'),
      );
    });
});

describe('a connection on the standard input of a role', () => {
  const socket = {
    place: { kind: 'socket', socketFolder: '/dev/shm/x/postgres' },
    database: 'blende',
    user: 'blende_app',
    password: new Secret('a secret word'),
  } as const;

  test('comes out as it went in, with the path that the role sees', () => {
    const written = JSON.stringify(toDatabaseOptions(socket, () => '/sockets/postgres'));
    const read = databaseOptions.parse(JSON.parse(written));
    assert.deepEqual(read.place, { kind: 'socket', socketFolder: '/sockets/postgres' });
    assert.equal(read.password.reveal(), 'a secret word');
    assert.equal(inspect(read).includes('secret word'), false);
  });

  test('keeps whom it trusts', () => {
    const elsewhere = connect('postgres://u:p@db.example/b', 'PEM');
    const written = JSON.stringify(toDatabaseOptions(elsewhere, String));
    assert.deepEqual(databaseOptions.parse(JSON.parse(written)).place, elsewhere.place);
  });
});

describe('an error of the driver', () => {
  const serverError = Object.assign(new Error('Key (mail)=(ada@example.org) already exists.'), {
    severity: 'ERROR',
    code: '23505',
    detail: 'Key (mail)=(ada@example.org) already exists.',
    constraint: 'person_mail_key',
  });

  test('keeps its code and the name of a constraint, and nothing that was sent', () => {
    assert.ok(inspect(serverError).includes('ada@example.org'), 'the control');
    const error = sqlErrorOf(serverError);
    assert.deepEqual([error.code, error.constraint], ['23505', 'person_mail_key']);
    assert.equal(inspect(error, { depth: null }).includes('ada'), false);
    assert.equal(JSON.stringify(error).includes('ada'), false);
  });

  const CODES: readonly [string, unknown, string][] = [
    ['nobody listens', Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), '08006'],
    ['no socket', Object.assign(new Error('x'), { code: 'ENOENT' }), '08006'],
    [
      'a code of five letters that is no SQLSTATE',
      Object.assign(new Error(), { code: 'EPIPE' }),
      '08006',
    ],
    ['an end in between', new Error('Connection terminated unexpectedly'), '08006'],
    [
      'another authority',
      Object.assign(new Error('x'), { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }),
      '08001',
    ],
    [
      'another name',
      Object.assign(new Error('x'), { code: 'ERR_TLS_CERT_ALTNAME_INVALID' }),
      '08001',
    ],
    ['no TLS', new Error('The server does not support SSL connections'), '08001'],
  ];
  for (const [name, error, code] of CODES)
    test(`is ${code} for ${name}`, () => {
      assert.equal(sqlErrorOf(error).code, code);
    });
});

describe('a server', () => {
  const CASES: readonly [string, Parameters<typeof serverRefusal>[0], string | undefined][] = [
    ['is taken from 15 on', { version: 150_000, off: [] }, undefined],
    ['is refused if it is older', { version: 140_022, off: [] }, 'database-too-old'],
    ['is refused without fsync', { version: 180_000, off: ['fsync'] }, 'fsync-off'],
  ];
  for (const [name, state, refusal] of CASES)
    test(name, () => {
      assert.equal(serverRefusal(state), refusal);
    });
});
