import { sql, type Kysely, type RawBuilder } from 'kysely';

/** One question to the catalogue; each row it answers breaks the rule. */
export interface CatalogueRule {
  /** What is wrong with what was found. */
  readonly problem: string;
  readonly finds: RawBuilder<{ readonly found: string }>;
}

/** Tables of the whole instance, which have no tenant. Tenant work has no right on them. */
export const INSTANCE_TABLES: readonly string[] = ['public.schema_migration'];
/** The registry of tenants: one line each, and the system's login reads all of them. */
export const REGISTRY = 'public.tenant';
/** Tenant tables that the system's login works on too: the registry, and what tenants ask of workers. */
export const SYSTEM_WORKS_ON: readonly string[] = [REGISTRY, 'public.job_request'];
/** Schemas that other programs build and that tenant work must not reach at all. */
export const FOREIGN_SCHEMAS: readonly string[] = ['pgboss'];

/** Relations, indexes and functions outside of PostgreSQL's own schemas, and of foreign ones. */
export const own = (schema: string): RawBuilder<boolean> => sql<boolean>`(
  ${sql.ref(schema)} !~ '^pg_' and ${sql.ref(schema)} <> 'information_schema'
  and ${sql.ref(schema)} <> all(${[...FOREIGN_SCHEMAS]}))`;

/** What breaks the rules, `what is wrong: where`; empty where nothing does. */
export async function brokenRules(
  owner: Kysely<unknown>,
  rules: readonly CatalogueRule[],
): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const { problem, finds } of rules) {
    const { rows } = await finds.execute(owner);
    problems.push(...rows.map(({ found }) => `${problem}: ${found}`));
  }
  return problems.toSorted();
}
