import { BACKUP_LOGIN, APP_LOGIN, SYSTEM_LOGIN, TENANT_ROLE } from '../roles.ts';
import { tenantLine } from './tenant-table.ts';

/** Nobody may do anything that is not granted to them by name. */
export const schemaRights: readonly string[] = [
  `do $$ begin
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect on database %I to ${APP_LOGIN}, ${SYSTEM_LOGIN}, ${BACKUP_LOGIN}', current_database());
  end $$`,
  'revoke all on schema public from public',
  // The login of tenant work finds the tables, so that it is refused with 42501 and not with 42P01.
  `grant usage on schema public to ${TENANT_ROLE}, ${APP_LOGIN}, ${SYSTEM_LOGIN}, ${BACKUP_LOGIN}`,
  'alter default privileges revoke execute on functions from public',
  `grant select on schema_migration to ${BACKUP_LOGIN}`,
];

/**
 * All tenants there are. Tenant work sees its own line, the system's login all of them. The name is
 * sealed under the key that `key_id` names.
 */
export const tenantRegistry: readonly string[] = [
  `create table tenant (
    tenant_id uuid primary key,
    state text not null check (state in ('open', 'locked', 'leaving', 'gone')),
    created_on date not null default current_date,
    key_id text not null,
    name sealed not null
  )`,
  ...tenantLine('tenant'),
  `create policy registry on tenant to ${SYSTEM_LOGIN} using (true) with check (true)`,
  `grant select on tenant to ${TENANT_ROLE}, ${BACKUP_LOGIN}`,
  `grant select, insert, update, delete on tenant to ${SYSTEM_LOGIN}`,
];
