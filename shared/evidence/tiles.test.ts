import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { utf8 } from '@blende/shared/basics/bytes.ts';
import { canonicalJson } from './canonical-json.ts';
import { fromBundle, toBundle } from './entry-bundle.ts';
import { nodesFromTiles, TileError } from './tile-nodes.ts';
import { parseTilePath, placeOfNode, tilePath, tilesOf, type Tile } from './tiles.ts';

describe('tiles', () => {
  const paths: readonly (readonly [Tile, string])[] = [
    [{ level: 0, index: 0, width: 1 }, 'tile/0/000.p/1'],
    [{ level: 0, index: 999, width: 256 }, 'tile/0/999'],
    [{ level: 1, index: 1000, width: 256 }, 'tile/1/x001/000'],
    [{ level: 63, index: 1_234_067, width: 255 }, 'tile/63/x001/x234/067.p/255'],
    [{ level: 'entries', index: 5, width: 12 }, 'tile/entries/005.p/12'],
  ];
  for (const [tile, path] of paths)
    test(`${path} is written and read`, () => {
      assert.equal(tilePath(tile), path);
      assert.deepEqual(parseTilePath(path), tile);
    });

  const malformed = [
    'tile/0/0',
    'tile/0/0000',
    'tile/00/000',
    'tile/64/000',
    'tile/-1/000',
    'tile/0/001/000',
    'tile/0/x000/001',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/01',
    'tile/0/../000',
    'tile/data/000',
    '/tile/0/000',
    'tile/0/000/',
    'checkpoint',
  ];
  for (const path of malformed)
    test(`${path} is no path of a tile`, () => {
      assert.equal(parseTilePath(path), undefined);
    });

  test('a tree of 70,000 entries has the tiles that the specification counts', () => {
    const hashes = tilesOf(70_000).filter(({ level }) => level !== 'entries');
    const widths = (level: number): number[] =>
      hashes.filter((tile) => tile.level === level).map(({ width }) => width);
    assert.deepEqual(widths(0), [...Array<number>(273).fill(256), 112]);
    assert.deepEqual(widths(1), [256, 17]);
    assert.deepEqual(widths(2), [1]);
    assert.equal(hashes.length, 274 + 2 + 1);
  });

  test('a tree of 256 entries has a full tile and one hash above it', () => {
    assert.deepEqual(
      tilesOf(256).filter(({ level }) => level !== 'entries'),
      [
        { level: 0, index: 0, width: 256 },
        { level: 1, index: 0, width: 1 },
      ],
    );
    assert.deepEqual(tilesOf(0), []);
  });

  test('a subtree is looked for in the one tile that holds it', () => {
    assert.deepEqual(placeOfNode(3, 32, 300), {
      tile: { level: 0, index: 1, width: 44 },
      first: 0,
      count: 8,
    });
    assert.deepEqual(placeOfNode(8, 0, 300), {
      tile: { level: 1, index: 0, width: 1 },
      first: 0,
      count: 1,
    });
    assert.throws(() => placeOfNode(0, 300, 300), RangeError);
  });

  test('a missing tile and one that was cut off are told by name', async () => {
    for (const bytes of [undefined, new Uint8Array(95)]) {
      const read = nodesFromTiles(3, () => Promise.resolve(bytes));
      await assert.rejects(read(0, 1), (error) => {
        assert.ok(error instanceof TileError);
        return tilePath(error.tile) === 'tile/0/000.p/3';
      });
    }
  });
});

describe('bundles of entries', () => {
  test('entries come back as they were', () => {
    const entries = [utf8('{}'), utf8(''), new Uint8Array(300).fill(9)];
    assert.deepEqual(fromBundle(toBundle(entries)), entries);
    assert.deepEqual([...toBundle([utf8('ab')])], [0, 2, 97, 98]);
  });

  test('a bundle that ends within an entry is none', () => {
    const bundle = toBundle([utf8('entry'), utf8('another')]);
    for (let end = 1; end < bundle.length; end += 1)
      if (end !== 7) assert.equal(fromBundle(bundle.slice(0, end)), undefined);
  });

  test('an entry that no two bytes can count is refused', () => {
    assert.throws(() => toBundle([new Uint8Array(65_536)]), RangeError);
  });
});

test('a value has one spelling, whatever the order of its keys', () => {
  const spelled = '{"a":[1,{"b":null,"c":"ü\\n"}],"z":true}';
  assert.equal(canonicalJson({ z: true, a: [1, { c: 'ü\n', b: null }], gone: undefined }), spelled);
  assert.equal(canonicalJson(JSON.parse(spelled) as object), spelled);
});
