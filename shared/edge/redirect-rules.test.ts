import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePublicOrigins } from './public-origins.ts';
import { plainAnswer } from './redirect-rules.ts';

const ORIGINS = parsePublicOrigins(['https://meet.example.org', 'https://other.example:8440']);
const CHALLENGE = '/.well-known/acme-challenge/';

test('a request without TLS is sent to the same host with TLS, or refused', () => {
  const CASES: readonly [string, string, string | undefined, string][] = [
    ['GET', '/', 'meet.example.org', 'https://meet.example.org/'],
    ['GET', '/r/Ab_-', 'MEET.example.org:80', 'https://meet.example.org/r/Ab_-'],
    ['HEAD', '/r/a?query=1', 'other.example', 'https://other.example:8440/r/a'],
    ['GET', '//evil.example/', 'meet.example.org', 'https://meet.example.org/'],
    ['GET', '/a\\b', 'meet.example.org', 'https://meet.example.org/'],
    ['GET', '/a"<b>', 'meet.example.org', 'https://meet.example.org/'],
    ['POST', '/', 'meet.example.org', '405'],
    ['GET', '/', 'evil.example', '421'],
    ['GET', '/', 'meet.example.org.evil.example', '421'],
    ['GET', '/', undefined, '421'],
    ['GET', 'http://meet.example.org/', 'meet.example.org', '400'],
    ['GET', `/${'a'.repeat(3_000)}`, 'meet.example.org', '414'],
    ['GET', `${CHALLENGE}tok_-1`, 'meet.example.org', 'challenge'],
    ['GET', `${CHALLENGE}tok_-1`, 'evil.example', 'challenge'],
    ['GET', CHALLENGE, 'evil.example', '421'],
    ['GET', `${CHALLENGE}../x`, 'evil.example', '421'],
    ['POST', `${CHALLENGE}tok`, 'evil.example', '421'],
  ];
  for (const [method, target, host, expected] of CASES) {
    const answer = plainAnswer({ method, target, rawHeaders: [] }, host, ORIGINS);
    const seen =
      answer.kind === 'redirect'
        ? answer.location
        : answer.kind === 'refusal'
          ? String(answer.refusal.status)
          : answer.kind;
    assert.equal(seen, expected, `${method} ${target} ${host}`);
  }
});
