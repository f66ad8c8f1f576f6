import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { headersForBrowser, headersForUpstream } from './header-rules.ts';

const OWN = { host: 'upstream' };

describe('headers towards the process behind the edge', () => {
  const table: readonly [string, Record<string, string>, Record<string, string>][] = [
    ['nothing', {}, {}],
    [
      'what tells who asks',
      {
        'user-agent': 'Canary/1',
        cookie: 'a=b',
        authorization: 'Basic x',
        'x-forwarded-for': '127.66.77.88',
        forwarded: 'for=127.66.77.88',
        'accept-language': 'de',
        referer: 'http://x/',
        origin: 'http://x',
        'sec-ch-ua': 'x',
        'if-none-match': '"a"',
        host: 'localhost',
      },
      {},
    ],
    [
      'what nobody thought of',
      { 'x-real-ip': '127.66.77.88', 'cf-connecting-ip': '127.66.77.88', dnt: '1', te: 'trailers' },
      {},
    ],
    [
      'all encodings',
      { 'accept-encoding': 'gzip, deflate, br, zstd' },
      { 'accept-encoding': 'br, gzip' },
    ],
    ['gzip alone', { 'accept-encoding': 'gzip, deflate' }, { 'accept-encoding': 'gzip' }],
    ['a strange encoding', { 'accept-encoding': 'canary' }, {}],
    [
      'a body',
      { 'content-length': '5', 'content-type': 'application/json; charset=canary' },
      { 'content-length': '5', 'content-type': 'application/json' },
    ],
    [
      'a body of another type',
      { 'content-length': '5', 'content-type': 'text/canary' },
      { 'content-length': '5' },
    ],
  ];
  for (const [name, received, expected] of table) {
    it(name, () => {
      assert.deepEqual(headersForUpstream(received), { ...OWN, ...expected });
    });
  }
});

describe('headers towards the browser', () => {
  it('are those of a closed list', () => {
    const answered = {
      'content-type': 'text/html',
      'content-length': '5',
      'content-encoding': 'br',
      vary: 'accept-encoding',
      'cache-control': 'public',
      'set-cookie': ['a=b'],
      server: 'canary',
      etag: '"a"',
      'last-modified': 'yesterday',
      'x-powered-by': 'canary',
      'content-security-policy': 'default-src *',
      'access-control-allow-origin': '*',
      'accept-ch': 'sec-ch-ua-model',
      'critical-ch': 'sec-ch-ua-model',
      'reporting-endpoints': 'default="https://canary.example"',
      'report-to': '{}',
      nel: '{}',
      'clear-site-data': '"cache"',
      link: '<https://canary.example>; rel=preconnect',
      refresh: '0; url=https://canary.example',
      location: 'https://canary.example',
    };
    assert.deepEqual(headersForBrowser(answered), {
      'content-type': 'text/html',
      'content-length': '5',
      'content-encoding': 'br',
      vary: 'accept-encoding',
      'cache-control': 'public',
    });
  });

  it('forbid keeping what does not say that it may be kept', () => {
    assert.deepEqual(headersForBrowser({}), { 'cache-control': 'no-store' });
  });
});
