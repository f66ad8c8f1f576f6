import { sql } from 'kysely';
import { INSTANCE_TABLES, own, type CatalogueRule } from './catalogue-rule.ts';

// Uniqueness and references look past row-level security (PostgreSQL manual, section 5.9), so they
// would let a tenant see that another has a row. With the tenant in them they cannot.

export const keyRules: readonly CatalogueRule[] = [
  {
    problem: 'index that does not begin with tenant_id',
    finds: sql`
      select i.indexrelid::regclass::text as found from pg_index i
      join pg_class c on c.oid = i.indrelid
      join pg_namespace n on n.oid = c.relnamespace
      where ${own('n.nspname')} and c.relkind in ('r', 'p', 'm')
        and format('%s.%s', n.nspname, c.relname) <> all(${[...INSTANCE_TABLES]})
        and not exists (select from pg_attribute a where a.attrelid = i.indrelid
          and a.attnum = i.indkey[0] and a.attname = 'tenant_id')`,
  },
  {
    problem: 'unique key without tenant_id',
    finds: sql`
      select i.indexrelid::regclass::text as found from pg_index i
      join pg_class c on c.oid = i.indrelid
      join pg_namespace n on n.oid = c.relnamespace
      where ${own('n.nspname')} and (i.indisunique or i.indisexclusion)
        and format('%s.%s', n.nspname, c.relname) <> all(${[...INSTANCE_TABLES]})
        and not exists (select from pg_attribute a where a.attrelid = i.indrelid
          and a.attname = 'tenant_id'
          and a.attnum = any((i.indkey::int2[])[0:i.indnkeyatts - 1]))`,
  },
  {
    problem: 'reference that does not lead tenant_id to tenant_id',
    finds: sql`
      select format('%s on %s', k.conname, k.conrelid::regclass) as found from pg_constraint k
      join pg_class c on c.oid = k.conrelid
      join pg_namespace n on n.oid = c.relnamespace
      where k.contype = 'f' and ${own('n.nspname')}
        and not exists (
          select from unnest(k.conkey, k.confkey) as pair (here, there)
          join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.here
          join pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.there
          where a.attname = 'tenant_id' and b.attname = 'tenant_id')`,
  },
  {
    problem: 'blind index whose values are not unique in their tenant',
    finds: sql`
      select format('%s.%s', a.attrelid::regclass, a.attname) as found from pg_attribute a
      join pg_class c on c.oid = a.attrelid
      join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and ${own('n.nspname')} and not a.attisdropped
        and a.atttypid = to_regtype('public.blind_index')
        and not exists (select from pg_index i
          join pg_attribute t on t.attrelid = i.indrelid and t.attname = 'tenant_id'
          where i.indrelid = a.attrelid and i.indisunique and i.indpred is null
            and i.indnkeyatts = 2
            and (i.indkey::int2[])[0:1] @> array[t.attnum, a.attnum])`,
  },
];
