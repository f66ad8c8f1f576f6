import { sql, type Kysely } from 'kysely';

/** The commonest words of German texts, commonest first. */
export const COMMON_WORDS: readonly string[] = (
  'der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an ' +
  'werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war ' +
  'haben nur oder aber vor zur bis mehr durch man sein wurde sei prozent hatte kann gegen vom ' +
  'können schon wenn habe seine mark ihre dann unter wir soll ich eines jahr zwei jahren diese ' +
  'dieser wieder keine uhr seiner worden will zwischen immer millionen was sagte gibt alle seit ' +
  'muss wurden beim doch jetzt waren drei'
).split(' ');

/** How often each word stands in a made-up language whose words are as unevenly spread as real ones. */
export function spread(times: number): readonly string[] {
  return COMMON_WORDS.flatMap((word, rank) =>
    Array.from({ length: Math.ceil(times / (rank + 1)) }, () => word),
  );
}

/**
 * What somebody with a dump guesses of a column: the value that occurs most often is the commonest
 * word, and so on. Values that occur once tell nothing.
 */
export async function guessByFrequency(
  dump: Kysely<unknown>,
  table: string,
  column: string,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ readonly value: Buffer }>`
    select ${sql.ref(column)}::bytea as value from ${sql.table(table)}
    group by 1 having count(*) > 1 order by count(*) desc`.execute(dump);
  return new Map(
    rows.flatMap(({ value }, rank) => {
      const word = COMMON_WORDS[rank];
      return word === undefined ? [] : [[value.toString('hex'), word] as const];
    }),
  );
}

/** Columns of bytes in tables, except PostgreSQL's own. */
export async function columnsOfBytes(
  dump: Kysely<unknown>,
): Promise<readonly { readonly table: string; readonly column: string }[]> {
  const { rows } = await sql<{ readonly table: string; readonly column: string }>`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema not in ('pg_catalog', 'information_schema') and udt_name = 'bytea'`.execute(
    dump,
  );
  return rows;
}
