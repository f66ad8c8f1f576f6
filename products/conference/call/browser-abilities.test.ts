import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  browserVersion,
  lacksFramesAlone,
  remedyOf,
  type Ability,
  type BrowserName,
  type Remedy,
} from './browser-abilities.ts';

const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)';
const MAC =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const PHONE = (system: string) =>
  `Mozilla/5.0 (iPhone; CPU iPhone OS ${system} like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)`;

const rows: readonly (readonly [string, BrowserName | undefined, number | undefined, Remedy])[] = [
  [`${WINDOWS} Chrome/140.0.0.0 Safari/537.36`, 'Chrome', 140, 'update'],
  [`${WINDOWS} Chrome/141.0.0.0 Safari/537.36`, 'Chrome', 141, 'unblock'],
  [`${WINDOWS} Chrome/120.0.0.0 Safari/537.36 Edg/120.0.0.0`, 'Edge', 120, 'update'],
  [
    'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0',
    'Firefox',
    128,
    'update',
  ],
  [
    'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0',
    'Firefox',
    153,
    'unblock',
  ],
  [`${MAC} Version/16.6 Safari/605.1.15`, 'Safari', 16, 'update'],
  [`${MAC} Version/17.1 Safari/605.1.15`, 'Safari', 17, 'unblock'],
  [`${PHONE('16_5')} Version/16.5 Mobile/15E148 Safari/604.1`, 'Safari', 16, 'update-system'],
  [`${PHONE('17_2')} CriOS/119.0 Mobile/15E148 Safari/604.1`, 'Chrome', 119, 'unblock'],
  ['Lynx/2.9', undefined, undefined, 'other-browser'],
];

for (const [userAgent, name, version, remedy] of rows) {
  test(`${name ?? 'another browser'} ${String(version ?? '')}: ${remedy}`, () => {
    const browser = browserVersion(userAgent);
    assert.deepEqual([browser?.name, browser?.version], [name, version]);
    assert.equal(remedyOf(userAgent), remedy);
  });
}

test('may ask the others is who lacks encrypting media, and nothing that a group needs', () => {
  const asks: readonly (readonly [readonly Ability[], boolean])[] = [
    [['encoded-transforms'], true],
    [['key-kinds'], false],
    [['workers'], false],
    [['encoded-transforms', 'key-kinds'], false],
    [[], false],
  ];
  for (const [missing, may] of asks) assert.equal(lacksFramesAlone(missing), may, missing.join());
});
