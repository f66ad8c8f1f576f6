import type { Kysely } from 'kysely';
import { brokenRules } from './catalogue-rule.ts';
import { doorRules } from './door-rules.ts';
import { keyRules } from './key-rules.ts';
import { rightRules } from './right-rules.ts';
import { tableRules } from './table-rules.ts';

/**
 * Reads from the catalogue itself whether row-level security can be passed by: one text per finding,
 * `what is wrong: where`. It reads names only, no row.
 */
export async function catalogueProblems(owner: Kysely<unknown>): Promise<readonly string[]> {
  return await brokenRules(owner, [...tableRules, ...keyRules, ...doorRules, ...rightRules]);
}
