import { sql, type Kysely } from 'kysely';
import { SqlError } from '../connect/sql-error.ts';
import { DatabaseRefusedError } from '../database-refused.ts';
import { APP_LOGIN, BACKUP_LOGIN, SYSTEM_LOGIN, TENANT_ROLE } from '../roles.ts';

/** Attributes by role. Roles belong to the whole server, so they are looked at on each start. */
const ROLES: Readonly<Record<string, string>> = {
  [TENANT_ROLE]: 'nologin noinherit',
  [APP_LOGIN]: 'login noinherit',
  [SYSTEM_LOGIN]: 'login noinherit',
  [BACKUP_LOGIN]: 'login noinherit bypassrls',
};

const INSUFFICIENT_PRIVILEGE = '42501';

interface RoleState {
  readonly rolname: string;
  readonly attributes: string;
  readonly member_of: readonly string[];
}

/**
 * Makes the roles that are missing and looks at those that are there. It comes before the
 * migrations, which give them their rights.
 * @param admin may make roles that pass by row-level security: a superuser of PostgreSQL 15
 * @throws DatabaseRefusedError if the login may make none, or one of them may more than it should.
 */
export async function ensureRoles(admin: Kysely<unknown>): Promise<void> {
  const there = await readRoles(admin);
  try {
    for (const [role, attributes] of Object.entries(ROLES))
      if (!there.some(({ rolname }) => rolname === role))
        await sql.raw(`create role ${role} ${attributes}`).execute(admin);
    const app = (await readRoles(admin)).find(({ rolname }) => rolname === APP_LOGIN);
    if (app?.member_of.includes(TENANT_ROLE) !== true)
      await sql.raw(`grant ${TENANT_ROLE} to ${APP_LOGIN}`).execute(admin);
  } catch (error) {
    if (error instanceof SqlError && error.code === INSUFFICIENT_PRIVILEGE)
      throw new DatabaseRefusedError('roles-not-allowed', undefined, { cause: error });
    throw error;
  }
  for (const role of await readRoles(admin)) {
    const expected = role.rolname === APP_LOGIN ? [TENANT_ROLE] : [];
    const fits =
      role.attributes === ROLES[role.rolname] && role.member_of.join() === expected.join();
    if (!fits) throw new DatabaseRefusedError('roles-differ', role.rolname);
  }
}

async function readRoles(admin: Kysely<unknown>): Promise<readonly RoleState[]> {
  const { rows } = await sql<RoleState>`
    select r.rolname,
      concat_ws(' ',
        case when r.rolcanlogin then 'login' else 'nologin' end,
        case when r.rolinherit then 'inherit' else 'noinherit' end,
        case when r.rolbypassrls then 'bypassrls' end,
        case when r.rolsuper then 'superuser' end,
        case when r.rolcreaterole then 'createrole' end,
        case when r.rolcreatedb then 'createdb' end,
        case when r.rolreplication then 'replication' end) as attributes,
      coalesce(array_agg(g.rolname::text) filter (where g.oid is not null), '{}') as member_of
    from pg_roles r
    left join pg_auth_members m on m.member = r.oid
    left join pg_roles g on g.oid = m.roleid
    where r.rolname = any(${Object.keys(ROLES)})
    group by r.oid, r.rolname, r.rolcanlogin, r.rolinherit, r.rolbypassrls, r.rolsuper,
      r.rolcreaterole, r.rolcreatedb, r.rolreplication`.execute(admin);
  return rows;
}
