import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { migrationHash, type Migration } from './migration.ts';
import { pendingMigrations, type AppliedMigration } from './pending-migrations.ts';

const step = (area: string, number: number, ...statements: string[]): Migration => ({
  area,
  number,
  name: `${area} ${number}`,
  statements,
});

const known = [step('a', 1, 'one'), step('b', 1, 'two'), step('a', 2, 'three', 'four')];

const applied = (one: Migration): AppliedMigration => ({
  area: one.area,
  number: one.number,
  hash: migrationHash(one),
});

describe('what a database still lacks', () => {
  it('is told in order, from none to all', () => {
    for (let done = 0; done <= known.length; done += 1)
      assert.deepEqual(
        pendingMigrations(known, known.slice(0, done).map(applied)),
        known.slice(done),
      );
  });

  const refused: readonly [
    string,
    readonly Migration[],
    readonly AppliedMigration[],
    string,
    string,
  ][] = [
    [
      'a step that the program lacks',
      known,
      [applied(step('a', 3, 'five'))],
      'database-newer',
      'a 3',
    ],
    [
      'an area that the program lacks',
      known,
      [applied(step('c', 1, 'x'))],
      'database-newer',
      'c 1',
    ],
    [
      'a step that reads otherwise',
      known,
      [applied(step('b', 1, 'TWO'))],
      'migration-changed',
      'b 1',
    ],
    [
      'statements cut otherwise',
      known,
      [applied(step('a', 2, 'threefour'))],
      'migration-changed',
      'a 2',
    ],
    ['a gap', [step('a', 1, 'x'), step('a', 3, 'y')], [], 'migration-misnumbered', 'a 3'],
    ['a number twice', [step('a', 1, 'x'), step('a', 1, 'y')], [], 'migration-misnumbered', 'a 1'],
    ['a start at 0', [step('a', 0, 'x')], [], 'migration-misnumbered', 'a 0'],
  ];
  for (const [name, program, there, code, at] of refused)
    it(`is refused for ${name}`, () => {
      assert.throws(() => pendingMigrations(program, there), { code, step: at });
    });

  it('does not take statements that are cut otherwise for the same', () => {
    assert.notEqual(migrationHash(step('a', 1, 'ab', 'c')), migrationHash(step('a', 1, 'a', 'bc')));
    assert.equal(migrationHash(step('a', 1, 'ab')), migrationHash(step('z', 9, 'ab')));
  });
});
