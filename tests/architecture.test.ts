import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { arrows, strayProductFiles } from './kit/architecture/arrows.ts';
import { cycles } from './kit/architecture/cycles.ts';
import {
  consoleUse,
  defaultExports,
  forbiddenFolders,
  longFiles,
  peerConnections,
  visitorTraits,
} from './kit/architecture/forbidden.ts';
import {
  listFiles,
  parseSource,
  readSources,
  readWorkspaces,
  type Check,
  type SourceFile,
} from './kit/architecture/source.ts';
import { treeDifferences } from './kit/architecture/tree.ts';

// Each check runs over the real sources and planted ones together: it has to find all of the
// planted ones and nothing else.

const root = join(import.meta.dirname, '..');
const workspaces = readWorkspaces(root);
const sources = readSources(root);
const paths = listFiles(root);

/** Path and text of a file that breaks the rule. */
type Planted = readonly [path: string, text: string];

function check(
  name: string,
  run: Check,
  planted: readonly Planted[],
  innocent: readonly Planted[] = [],
): void {
  test(name, () => {
    const parse = ([path, text]: Planted): SourceFile => parseSource(path, text, workspaces);
    const problems = run([...sources, ...innocent.map(parse), ...planted.map(parse)]);
    for (const [path] of planted) {
      assert.ok(
        problems.some((problem) => problem.includes(path)),
        `planted ${path} was not found`,
      );
    }
    const isPlanted = (problem: string) => planted.some(([path]) => problem.includes(path));
    assert.deepEqual(
      problems.filter((problem) => !isPlanted(problem)),
      [],
    );
  });
}

const importing = (target: string): string => `import { x } from '${target}'; x();`;

check(
  'imports follow the arrows',
  arrows,
  [
    ['products/planted-a/one/x.ts', importing('../../planted-b/contract.ts')],
    ['products/conference/planted-1/x.ts', importing('@blende/server/compose.ts')],
    ['products/conference/planted-2/x.ts', importing('./server/y.ts')],
    ['products/conference/planted-3/web/x.ts', importing('../server/y.ts')],
    ['products/conference/planted-4/server/x.ts', importing('../../server.ts')],
    ['products/conference/planted-5/x.ts', importing('../../../tests/kit/claims.ts')],
    ['apps/server/planted-1.ts', importing('@blende/conference/rooms/room-id.ts')],
    ['apps/server/planted-2.ts', importing('../cli/y.ts')],
    ['shared/basics/planted.ts', importing('../protocol/y.ts')],
    ['shared/claims/planted-1.ts', importing('@blende/shared/e2ee/link-keys.ts')],
    ['shared/claims/planted-2.ts', `export type { X } from '../evidence/y.ts';`],
    ['shared/ui/planted.ts', `export const late = () => import('../http/y.ts');`],
    ['shared/http/planted-1.ts', `export type X = import('@blende/conference/contract.ts').X;`],
    ['shared/http/planted-2.ts', importing('../planted-folder/y.ts')],
  ],
  [
    ['apps/server/fine.ts', importing('@blende/conference/server.ts')],
    [
      'products/conference/fine/server/x.ts',
      importing('../y.ts') + importing('@blende/shared/edge/y.ts'),
    ],
    ['products/conference/fine/fine.test.ts', importing('../../../tests/kit/claims.ts')],
    ['shared/edge/fine.ts', importing('../basics/y.ts') + importing('../e2ee/y.ts')],
  ],
);

check(
  'imports run in no circle',
  cycles,
  [
    ['shared/basics/planted-a.ts', importing('./planted-b.ts')],
    ['shared/basics/planted-b.ts', importing('./planted-c.ts')],
    ['shared/basics/planted-c.ts', `import type { X } from './planted-a.ts'; export type Y = X;`],
  ],
  [
    ['shared/basics/fine-a.ts', importing('./fine-b.ts') + importing('./fine-c.ts')],
    ['shared/basics/fine-b.ts', importing('./fine-c.ts')],
    ['shared/basics/fine-c.ts', 'export const x = 1;'],
  ],
);

check(
  'nothing writes to the console',
  consoleUse,
  [
    ['shared/basics/planted-1.ts', `console.log('x');`],
    [
      'apps/web/planted-2.ts',
      `const { error } = globalThis.console; globalThis.console.warn(error);`,
    ],
  ],
  [['apps/cli/fine.ts', `console.log('x');`]],
);

check(
  'one place makes peer connections',
  peerConnections,
  [
    ['products/conference/call/web/planted-1.ts', 'new RTCPeerConnection();'],
    ['products/conference/call/web/planted-2.ts', 'new window.RTCPeerConnection();'],
    ['products/conference/call/web/planted-3.ts', 'class X extends RTCPeerConnection {} new X();'],
  ],
  [['products/conference/call/web/engine-globals.ts', 'new RTCPeerConnection();']],
);

check(
  "only the edge reads a visitor's address and user agent",
  visitorTraits,
  [
    ['shared/http/planted-1.ts', 'export const a = (req: Request) => req.ip;'],
    [
      'shared/http/planted-2.ts',
      'export const a = (request: Request) => request.socket.remoteAddress;',
    ],
    [
      'shared/http/planted-3.ts',
      `export const a = (request: Request) => request.headers['user-agent'];`,
    ],
    [
      'shared/http/planted-4.ts',
      `export const a = (headers: Headers) => headers.get('User-Agent');`,
    ],
  ],
  [
    [
      'shared/edge/fine.ts',
      `export const a = (request: Request) => request.headers['user-agent'];`,
    ],
  ],
);

check('exports have names', defaultExports, [
  ['shared/basics/planted-1.ts', 'export default 1;'],
  ['shared/basics/planted-2.ts', 'const x = 1; export { x as default };'],
]);

check('no file is longer than 300 lines', longFiles, [
  ['shared/basics/planted-long.ts', 'export const x = 1;\n' + '//\n'.repeat(300)],
]);

test('folder names say what is in them', () => {
  const planted = ['shared/utils/x.ts', 'products/conference/call/web/helpers/x.ts'];
  assert.equal(forbiddenFolders([...paths, ...planted]).length, planted.length);
});

test('a product has nothing but doors and slices', () => {
  const planted = 'products/conference/state.ts';
  assert.deepEqual(strayProductFiles([...paths, planted]), [
    `${planted}: neither a door nor part of a slice`,
  ]);
});

test('ARCHITECTURE.md draws the folders that are there', () => {
  const markdown = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
  const planted = markdown.replace('```tree\n', '```tree\nplanted/\n  inner/  does not exist\n');
  assert.deepEqual(treeDifferences(planted, [...paths, 'shared/planted/x.ts']).toSorted(), [
    'ARCHITECTURE.md draws planted, which does not exist',
    'ARCHITECTURE.md draws planted/inner, which does not exist',
    'shared/planted is not drawn in ARCHITECTURE.md',
  ]);
});
