import { sql } from 'kysely';
import { TENANT_ROLE, SYSTEM_LOGIN } from '../roles.ts';
import { INSTANCE_TABLES, own, SYSTEM_WORKS_ON, type CatalogueRule } from './catalogue-rule.ts';

const LINE = `(tenant_id = ( SELECT (current_setting('blende.tenant'::text))::uuid AS current_setting))`;

/** Tables that belong to tenants, `r`; and their policies. */
export const tableRules: readonly CatalogueRule[] = [
  {
    problem: 'table without a tenant_id that is a uuid and never null',
    finds: sql`
      select c.oid::regclass::text as found from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and ${own('n.nspname')}
        and format('%s.%s', n.nspname, c.relname) <> all(${[...INSTANCE_TABLES]})
        and not exists (select from pg_attribute a where a.attrelid = c.oid
          and a.attname = 'tenant_id' and a.atttypid = 'uuid'::regtype and a.attnotnull)`,
  },
  {
    problem: 'table without row-level security that holds its owner too',
    finds: sql`
      select c.oid::regclass::text as found from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and ${own('n.nspname')}
        and format('%s.%s', n.nspname, c.relname) <> all(${[...INSTANCE_TABLES]})
        and not (c.relrowsecurity and c.relforcerowsecurity)`,
  },
  {
    problem: 'table without the line between tenants as its policy',
    finds: sql`
      select c.oid::regclass::text as found from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and ${own('n.nspname')}
        and format('%s.%s', n.nspname, c.relname) <> all(${[...INSTANCE_TABLES]})
        and not exists (select from pg_policy p where p.polrelid = c.oid and p.polcmd = '*'
          and p.polroles = array[${TENANT_ROLE}::regrole::oid]
          and pg_get_expr(p.polqual, p.polrelid) = ${LINE}
          and pg_get_expr(p.polwithcheck, p.polrelid) = ${LINE})`,
  },
  {
    problem: 'policy that lets more through than the line between tenants',
    finds: sql`
      select format('%s on %s', p.polname, p.polrelid::regclass) as found from pg_policy p
      where p.polpermissive
        and not (p.polroles = array[${TENANT_ROLE}::regrole::oid]
          and pg_get_expr(p.polqual, p.polrelid) = ${LINE}
          and pg_get_expr(p.polwithcheck, p.polrelid) = ${LINE})
        and not (p.polroles = array[${SYSTEM_LOGIN}::regrole::oid]
          and exists (select from unnest(${[...SYSTEM_WORKS_ON]}::text[]) as name
            where p.polrelid = to_regclass(name)))`,
  },
];
