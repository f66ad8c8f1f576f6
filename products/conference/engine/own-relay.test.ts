import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onlyOwnRelay, ownRelayUrl } from './own-relay.ts';

test('the relay is on the host and port of the page, and only with TLS', () => {
  const CASES: readonly [string, string | undefined][] = [
    ['https://meet.example.org', 'turns:meet.example.org:443?transport=tcp'],
    ['https://meet.example.org:8440', 'turns:meet.example.org:8440?transport=tcp'],
    ['http://localhost:8440', undefined],
    ['https://meet.example.org/path', undefined],
    ['null', undefined],
    ['', undefined],
  ];
  for (const [origin, expected] of CASES) assert.equal(ownRelayUrl(origin), expected, origin);
});

test('no other ICE server is left over', () => {
  const origin = 'https://meet.example.org';
  const own = 'turns:meet.example.org:443?transport=tcp';
  const CASES: readonly [string | string[], boolean][] = [
    [own, true],
    [[own], true],
    [[], false],
    [[own, 'stun:stun.example.org:3478'], false],
    ['stun:meet.example.org:443', false],
    ['turn:meet.example.org:443?transport=tcp', false],
    ['turns:meet.example.org:444?transport=tcp', false],
    ['turns:meet.example.org:443?transport=udp', false],
    ['turns:meet.example.org.example:443?transport=tcp', false],
  ];
  for (const [urls, kept] of CASES) {
    assert.equal(onlyOwnRelay([{ urls }], origin).length, kept ? 1 : 0, String(urls));
    assert.deepEqual(onlyOwnRelay([{ urls }], 'http://localhost:8440'), []);
  }
  assert.deepEqual(onlyOwnRelay(undefined, origin), []);
});
