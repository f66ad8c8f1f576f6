import { DatabaseRefusedError } from '../database-refused.ts';
import { migrationHash, stepName, type Migration } from './migration.ts';

export interface AppliedMigration {
  readonly area: string;
  readonly number: number;
  /** As `migrationHash` writes it. */
  readonly hash: string;
}

/**
 * What is still to be run, in the order of `known`.
 * @throws DatabaseRefusedError where the database holds a step that this program lacks or has
 * otherwise, or where the program's own steps are not numbered without a gap.
 */
export function pendingMigrations(
  known: readonly Migration[],
  applied: readonly AppliedMigration[],
): readonly Migration[] {
  refuseGaps(known);
  const byStep = new Map(known.map((step) => [stepName(step), step]));
  for (const one of applied) {
    const step = byStep.get(stepName(one));
    if (step === undefined) throw new DatabaseRefusedError('database-newer', stepName(one));
    if (migrationHash(step) !== one.hash)
      throw new DatabaseRefusedError('migration-changed', stepName(one));
  }
  const done = new Set(applied.map(stepName));
  return known.filter((step) => !done.has(stepName(step)));
}

function refuseGaps(known: readonly Migration[]): void {
  const counts = new Map<string, number>();
  for (const { area, number } of known) {
    const expected = (counts.get(area) ?? 0) + 1;
    if (number !== expected)
      throw new DatabaseRefusedError('migration-misnumbered', stepName({ area, number }));
    counts.set(area, number);
  }
}
