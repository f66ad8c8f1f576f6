/** The role that every piece of tenant work takes on: the only one with rights on tenant tables. */
export const TENANT_ROLE = 'blende_tenant';
/** Login of tenant work: no rights of its own, may become TENANT_ROLE. */
export const APP_LOGIN = 'blende_app';
/** Login of jobs and of the registry of tenants. */
export const SYSTEM_LOGIN = 'blende_system';
/** Login of copies: reads everything past row-level security, writes nothing. */
export const BACKUP_LOGIN = 'blende_backup';
/** The setting that says whose transaction this is. */
export const TENANT_SETTING = 'blende.tenant';
