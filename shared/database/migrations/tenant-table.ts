import { BACKUP_LOGIN, TENANT_ROLE, TENANT_SETTING } from '../roles.ts';

type Right = 'select' | 'insert' | 'update' | 'delete';

interface Reference {
  readonly columns: readonly string[];
  /** Another tenant table, referenced by its primary key. */
  readonly table: string;
  readonly key: readonly string[];
  /** Default: refused while the row is referenced. */
  readonly onDelete?: 'cascade';
}

export interface TenantTable {
  readonly name: string;
  /** Column to type and conditions; `tenant_id` comes by itself. */
  readonly columns: Readonly<Record<string, string>>;
  /** Without `tenant_id`, which leads every key and index by itself; so in the next three. */
  readonly key: readonly string[];
  readonly unique?: readonly (readonly string[])[];
  readonly indexes?: readonly (readonly string[])[];
  readonly references?: readonly Reference[];
  /** What tenant work may do; default: all four. */
  readonly rights?: readonly Right[];
}

const ALL_RIGHTS: readonly Right[] = ['select', 'insert', 'update', 'delete'];

/** Fails (42704, 22P02) where no tenant is set, instead of showing nothing. */
export const OF_THIS_TENANT = `tenant_id = (select current_setting('${TENANT_SETTING}')::uuid)`;

/**
 * The statements of a table whose rows each belong to one tenant: keys and references that contain
 * the tenant, row-level security that holds its owner too, rights for tenant work and copies.
 * What it writes is part of migrations that have run: it does not change for the same table.
 */
export function tenantTable(table: TenantTable): readonly string[] {
  const { name, columns, key, unique = [], indexes = [], references = [] } = table;
  const rows = [
    'tenant_id uuid not null references tenant (tenant_id)',
    ...Object.entries(columns).map(([column, type]) => `${column} ${type}`),
    `primary key ${ledByTenant(key)}`,
    ...unique.map((names) => `unique ${ledByTenant(names)}`),
    ...references.map(foreignKey),
  ];
  return [
    `create table ${name} (\n  ${rows.join(',\n  ')}\n)`,
    ...indexes.map((names) => `create index on ${name} ${ledByTenant(names)}`),
    ...tenantLine(name),
    `grant ${(table.rights ?? ALL_RIGHTS).join(', ')} on ${name} to ${TENANT_ROLE}`,
    `grant select on ${name} to ${BACKUP_LOGIN}`,
  ];
}

/** The second wall of a table that has a `tenant_id`. */
export function tenantLine(table: string): readonly string[] {
  return [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy tenant_line on ${table} to ${TENANT_ROLE} using (${OF_THIS_TENANT}) with check (${OF_THIS_TENANT})`,
  ];
}

function foreignKey({ columns, table, key, onDelete }: Reference): string {
  const ending = onDelete === undefined ? '' : ` on delete ${onDelete}`;
  return `foreign key ${ledByTenant(columns)} references ${table} ${ledByTenant(key)}${ending}`;
}

function ledByTenant(columns: readonly string[]): string {
  return `(${['tenant_id', ...columns].join(', ')})`;
}
