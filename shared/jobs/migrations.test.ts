import assert from 'node:assert/strict';
import { it } from 'node:test';
import { migrationHash } from '../database/migrations/migration.ts';
import { jobsMigrations } from './migrations.ts';

it('writes the steps of the database as they were written first', () => {
  // If a new version of pg-boss changes the second: its old text becomes a file, and what
  // `getMigrationPlans` of the new version says from schema 46 on becomes the next step.
  assert.deepEqual(jobsMigrations.map(migrationHash), [
    'b46d642b2b7be9cd1fda94718ddfe1f6d939f6bbd7693a5304e909cdc8bad295',
    '5df48ff7bb41fefdd9ea5d4ad12e107cc440f6f84651b88ec917b48c0db8fdb3',
  ]);
});
