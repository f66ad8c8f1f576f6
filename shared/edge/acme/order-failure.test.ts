import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OrderFailure } from './events.ts';
import { orderFailure } from './order-failure.ts';

const withCode = (code: string, message = ''): Error => Object.assign(new Error(message), { code });

test('a failed order becomes something that an operator can act on', () => {
  const CASES: readonly [string, unknown, OrderFailure][] = [
    ['nobody there', withCode('ECONNREFUSED'), 'authority-unreachable'],
    ['no such name', withCode('ENOTFOUND'), 'authority-unreachable'],
    ['somebody else', withCode('DEPTH_ZERO_SELF_SIGNED_CERT'), 'authority-unreachable'],
    ['a place that is not allowed', withCode('outbound-refused'), 'authority-unreachable'],
    ['a full disk', withCode('ENOSPC'), 'folder-not-writable'],
    [
      'no answer on port 80',
      new Error('Get "http://a.example/": connection refused'),
      'domain-not-proven',
    ],
    [
      'a wrong answer on port 80',
      new Error('Incorrect validation; urn:ietf:params:acme:error:unauthorized'),
      'domain-not-proven',
    ],
    ['too many orders', new Error('urn:ietf:params:acme:error:rateLimited'), 'authority-limits'],
    [
      'too many failures, in words',
      new Error('too many failed authorizations recently: see rate limits'),
      'authority-limits',
    ],
    [
      'a name it does not take',
      new Error('urn:ietf:params:acme:error:rejectedIdentifier'),
      'authority-refused',
    ],
    ['a refused request', withCode('ERR_BAD_REQUEST'), 'authority-refused'],
    ['something else', new Error('x'), 'unknown'],
    ['no error at all', 'text', 'unknown'],
  ];
  for (const [name, error, expected] of CASES) assert.equal(orderFailure(error), expected, name);
});
