import type { Secret } from '@blende/shared/basics/secret.ts';
import { scramVerifier } from '@blende/shared/database/connect/scram-verifier.ts';
import type { AppliedMigration } from '../migrations/pending-migrations.ts';
import { DATABASE, OWNER_LOGIN, SUPERUSER } from './cluster-names.ts';
import { ClusterRefusedError } from './cluster-refused.ts';
import { clusterProblem } from './free-space.ts';
import type { RunTool } from './run-tool.ts';
import { singleUser } from './single-user.ts';

const MARK = 'blende-ledger:';
// The table is missing as long as no step has run.
const READ_LEDGER = [
  "do $$ declare ledger text := '[]';",
  "begin if to_regclass('public.schema_migration') is not null then",
  "execute 'select coalesce(jsonb_agg(jsonb_build_object(''area'', area, ''number'', number, ''hash'', hash)), ''[]'')::text from public.schema_migration' into ledger;",
  'end if;',
  "perform set_config('blende.ledger', ledger, false); end $$",
].join(' ');
const SHOW_LEDGER = `select '${MARK}' || current_setting('blende.ledger') as ledger`;

export interface ClusterPasswords {
  readonly superuser: Secret<string>;
  readonly owner: Secret<string>;
}

/**
 * While the server is stopped: gives superuser and owner the passwords of this start, of which the
 * database only gets to see what SCRAM checks them by, and answers which steps it has behind it.
 * @throws ClusterRefusedError
 */
export async function openCluster(
  runTool: RunTool,
  major: number,
  folder: string,
  passwords: ClusterPasswords,
): Promise<readonly AppliedMigration[]> {
  const { ok, output } = await singleUser(runTool, {
    major,
    folder,
    database: DATABASE,
    statements: [
      `alter role ${SUPERUSER} password '${scramVerifier(passwords.superuser)}'`,
      `alter role ${OWNER_LOGIN} password '${scramVerifier(passwords.owner)}'`,
      READ_LEDGER,
      SHOW_LEDGER,
    ],
  });
  const ledger = ok ? ledgerIn(output) : undefined;
  if (ledger === undefined) throw new ClusterRefusedError(clusterProblem(folder));
  return ledger;
}

/** In what single-user mode prints of a row: `1: ledger = "…"` and the type. */
function ledgerIn(output: string): readonly AppliedMigration[] | undefined {
  const text = new RegExp(`= "${MARK}(\\[.*\\])"\\t\\(typeid`).exec(output)?.[1];
  if (text === undefined) return undefined;
  const ledger: unknown = JSON.parse(text);
  return Array.isArray(ledger) && ledger.every(isApplied) ? ledger : undefined;
}

function isApplied(value: unknown): value is AppliedMigration {
  return (
    typeof value === 'object' &&
    value !== null &&
    'area' in value &&
    typeof value.area === 'string' &&
    'number' in value &&
    typeof value.number === 'number' &&
    'hash' in value &&
    typeof value.hash === 'string'
  );
}
