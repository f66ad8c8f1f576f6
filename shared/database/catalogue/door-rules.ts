import { sql } from 'kysely';
import { own, type CatalogueRule } from './catalogue-rule.ts';

/** Ways around row-level security: what runs with another's rights, or counts across tenants. */
export const doorRules: readonly CatalogueRule[] = [
  {
    problem: "view that reads with its owner's rights",
    finds: sql`
      select c.oid::regclass::text as found from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'v' and ${own('n.nspname')}
        and not coalesce(c.reloptions, '{}') && array['security_invoker=true', 'security_invoker=on']`,
  },
  {
    problem: 'materialized view, which has no row-level security',
    finds: sql`
      select c.oid::regclass::text as found from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'm' and ${own('n.nspname')}`,
  },
  {
    problem: "function that runs with its owner's rights or sees rows before their policy",
    finds: sql`
      select p.oid::regprocedure::text as found from pg_proc p
      join pg_namespace n on n.oid = p.pronamespace
      where (p.prosecdef or p.proleakproof) and ${own('n.nspname')}`,
  },
  {
    problem: "rewrite rule, which runs with its owner's rights",
    finds: sql`
      select format('%s on %s', r.rulename, r.ev_class::regclass) as found from pg_rewrite r
      join pg_class c on c.oid = r.ev_class
      join pg_namespace n on n.oid = c.relnamespace
      where r.rulename <> '_RETURN' and ${own('n.nspname')}`,
  },
  {
    problem: 'sequence, from which a tenant would learn how much others write',
    finds: sql`
      select c.oid::regclass::text as found from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'S' and ${own('n.nspname')}`,
  },
];
