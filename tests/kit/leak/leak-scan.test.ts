import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { addressBytes } from './address-bytes.ts';
import { asciiCanary, localV6Canary, loopbackCanary, secretCanary, textCanary } from './canary.ts';
import { formsOf } from './forms.ts';
import { PatternSearch } from './pattern-search.ts';
import { Scanner } from './scanner.ts';
import { searchSinks } from './sink.ts';

const name = textCanary('name');
const address = loopbackCanary('address');
const address6 = localV6Canary('address6');
const agent = asciiCanary('agent', (mark) => `Browser/${mark} (X11)`);
const secret = secretCanary('secret');
const all = [name, address, address6, agent, secret];
const noise = (bytes: number) => randomBytes(bytes).map((byte) => byte | 1);

/** Written down by other means than the search itself uses. */
const WRITTEN: readonly (readonly [string, (typeof all)[number], Buffer | string])[] = [
  ['utf-8', name, `"${name.text}"`],
  ['UTF-16', name, Buffer.from(name.text, 'utf16le')],
  [
    'UTF-16, high byte first',
    agent,
    Buffer.from(agent.text.split('').flatMap((c) => [0, c.charCodeAt(0)])),
  ],
  ['percent', name, new URLSearchParams({ name: name.text }).toString()],
  ['JSON with escapes', name, `{"n":"\\u00d6ch\\u00dflein${name.text.slice(8)}"}`],
  ['HTML with escapes', name, `<p>&#214;ch&#223;lein${name.text.slice(8)}`],
  ['decomposed', name, name.text.normalize('NFD')],
  ['lower case', name, `öchßlein${name.text.slice(8)}`],
  ['capitals', agent, agent.text.toUpperCase()],
  ['latin-1', name, Buffer.from(name.text, 'latin1')],
  ['hex', agent, Buffer.from(`..${agent.text}`).toString('hex')],
  ...[0, 1, 2].map(
    (shift) =>
      [
        `base64 ${shift}`,
        agent,
        Buffer.from(`${'x'.repeat(shift)}${agent.text}yy`).toString('base64'),
      ] as const,
  ),
  ['base64url', name, Buffer.from(name.text).toString('base64url')],
  ['md5', agent, createHash('md5').update(agent.text).digest('hex')],
  ['sha1, bytes', agent, createHash('sha1').update(agent.text).digest()],
  [
    'sha256 of the whole header',
    agent,
    createHash('sha256').update(`Browser/${agent.text} (X11)`).digest('hex'),
  ],
  ['sha256 in base64', address, createHash('sha256').update(address.text).digest('base64')],
  ['address, network order', address, Buffer.from(address.text.split('.').map(Number))],
  ['address, host order', address, Buffer.from(address.text.split('.').map(Number).toReversed())],
  [
    'name of the reverse zone',
    address,
    `${address.text.split('.').toReversed().join('.')}.in-addr.arpa`,
  ],
  ['cut address', address, `${address.text.split('.').slice(0, 3).join('.')}.0/24`],
  ['IPv6, bytes', address6, addressBytes(address6.text)],
  ['IPv6, cut', address6, `${address6.text.split(':').slice(0, 4).join(':')}::/64`],
  ['secret, its bytes', secret, Buffer.from(secret.text, 'base64url')],
  ['gzip', agent, Buffer.concat([gzipSync(`GET / ${agent.text}`), noise(900)])],
  ['zlib', agent, deflateSync(JSON.stringify({ agent: agent.text }))],
  ['zstd', agent, zstdCompressSync(`GET / ${agent.text}`)],
  ['gzip in zlib', agent, deflateSync(gzipSync(agent.text))],
];

for (const [form, canary, bytes] of WRITTEN) {
  test(`a mark is found as ${form}, at any distance from a word`, () => {
    for (const distance of [0, 1, 2, 3, 4097]) {
      const scanner = new Scanner(all);
      scanner.scan(
        'disk image',
        'x',
        Buffer.concat([noise(distance), Buffer.from(bytes), noise(77)]),
      );
      const found = new Set(scanner.traces.map((trace) => trace.canary.name));
      assert.deepEqual([...found], [canary.name], `at ${distance}`);
    }
  });
}

test('a mark at the very end is found', () => {
  for (const { form, bytes } of all.flatMap((canary) => formsOf(canary))) {
    const search = new PatternSearch([bytes]);
    const found: number[] = [];
    search.search(Buffer.concat([noise(13), bytes]), ({ at }) => found.push(at));
    assert.deepEqual(found, [13], form);
  }
});

test('nothing is found where nothing is', () => {
  const scanner = new Scanner(all);
  const other = new Scanner([name].map((canary) => ({ ...canary, text: textCanary('').text })));
  for (const searched of [scanner, other])
    searched.scanText('pages', 'x', `${name.text.slice(0, -1)} `);
  assert.deepEqual([...scanner.traces, ...other.traces], []);
});

test('what is told about a find does not hold the mark', () => {
  const scanner = new Scanner(all);
  scanner.scanText('output', 'line 1', `GET / from ${address.text} at noon`);
  const trace = scanner.traces.find(({ form }) => form === 'utf-8');
  assert.match(trace?.where ?? '', /^line 1 \[GET \/ from … at noon/);
});

test('a sink that cannot be read, or is empty, is never clean', async () => {
  const outcomes = await searchSinks(new Scanner(all), [
    { name: 'journal', searchedBy: () => Promise.reject(new Error('no journal here')) },
    { name: 'output', searchedBy: () => undefined },
    { name: 'pages', searchedBy: (scanner) => scanner.scanText('pages', '/', 'fine') },
  ]);
  assert.deepEqual(
    outcomes.map(({ sink, state }) => `${sink} ${state}`),
    ['journal not-checked', 'output not-checked', 'pages checked'],
  );
});
