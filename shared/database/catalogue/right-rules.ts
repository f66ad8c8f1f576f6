import { sql } from 'kysely';
import { APP_LOGIN, BACKUP_LOGIN, SYSTEM_LOGIN, TENANT_ROLE } from '../roles.ts';
import {
  FOREIGN_SCHEMAS,
  INSTANCE_TABLES,
  own,
  SYSTEM_WORKS_ON,
  type CatalogueRule,
} from './catalogue-rule.ts';

/** Every right on a table, by who holds it; '-' stands for everybody. */
const rights = sql`
  (select n.nspname, c.oid, format('%s.%s', n.nspname, c.relname) as name, a.privilege_type,
     case when a.grantee = 0 then '-' else a.grantee::regrole::text end as grantee
   from pg_class c
   join pg_namespace n on n.oid = c.relnamespace
   cross join lateral aclexplode(c.relacl) a
   where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
   union all
   select n.nspname, c.oid, format('%s.%s', n.nspname, c.relname), a.privilege_type,
     case when a.grantee = 0 then '-' else a.grantee::regrole::text end
   from pg_attribute t
   join pg_class c on c.oid = t.attrelid
   join pg_namespace n on n.oid = c.relnamespace
   cross join lateral aclexplode(t.attacl) a) as held`;

export const rightRules: readonly CatalogueRule[] = [
  {
    problem: 'right of the login of tenant work, or of everybody',
    finds: sql`
      select format('%s %s on %s', grantee, privilege_type, name) as found from ${rights}
      where nspname !~ '^pg_' and nspname <> 'information_schema' and grantee in ('-', ${APP_LOGIN})`,
  },
  {
    problem: 'right of tenant work on what has no tenant',
    finds: sql`
      select format('%s on %s', privilege_type, name) as found from ${rights}
      where grantee = ${TENANT_ROLE}
        and (name = any(${[...INSTANCE_TABLES]}) or nspname = any(${[...FOREIGN_SCHEMAS]})
          or privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE'))`,
  },
  {
    problem: "right of the system's login on what belongs to tenants",
    finds: sql`
      select format('%s on %s', privilege_type, name) as found from ${rights}
      where grantee = ${SYSTEM_LOGIN} and name <> all(${[...SYSTEM_WORKS_ON]}) and ${own('nspname')}`,
  },
  {
    problem: 'right of copies to do more than read',
    finds: sql`
      select format('%s on %s', privilege_type, name) as found from ${rights}
      where grantee = ${BACKUP_LOGIN} and privilege_type <> 'SELECT'`,
  },
  {
    problem: 'table that copies would miss',
    finds: sql`
      select c.oid::regclass::text as found from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and ${own('n.nspname')}
        and not has_table_privilege(${BACKUP_LOGIN}, c.oid, 'SELECT')`,
  },
  {
    problem: 'login of tenant work that inherits or may pass by row-level security',
    finds: sql`
      select rolname as found from pg_roles
      where rolname in (${TENANT_ROLE}, ${APP_LOGIN}, ${SYSTEM_LOGIN})
        and (rolinherit or rolsuper or rolbypassrls or rolcreaterole)`,
  },
];
