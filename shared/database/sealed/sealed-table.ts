import { setImmediate as nextTurn } from 'node:timers/promises';
import type { TenantId } from '@blende/shared/protocol/tenant-id.ts';
import type { FieldKey, FieldKeys } from './field-keys.ts';
import { openField, sealField, type FieldPlace } from './seal-field.ts';
import {
  DESTROYED,
  type OpenedRow,
  type PlainColumns,
  type RowNames,
  type Sealed,
  type SealedColumns,
  type SealedRow,
  type ValueOf,
} from './sealed-column.ts';
import { SealedFieldError } from './sealed-field-error.ts';

/** Rows between which others get their turn. */
const SLICE = 250;

/** Whose rows, and the way to their keys. */
export interface TenantFields {
  readonly tenant: TenantId;
  readonly keys: FieldKeys;
}

interface Definition<Row extends string, Columns extends SealedColumns> {
  readonly table: string;
  /** The column with the row's own id, known before it is written. */
  readonly row: Row;
  readonly columns: Columns;
}

type Values = Readonly<Record<string, unknown>>;

/** The sealed columns of one table: rows go in and come out as plain objects. */
export class SealedTable<const Row extends string, const Columns extends SealedColumns> {
  readonly #definition: Definition<Row, Columns>;

  constructor(definition: Definition<Row, Columns>) {
    this.#definition = definition;
  }

  /**
   * A row, or the part of it that changes, ready for SQL. One question to the key store.
   * @throws SealedFieldError `field-key-destroyed`, `field-too-long`
   */
  async seal<Plain extends RowNames<Row, Columns> & PlainColumns<Columns>>(
    fields: TenantFields,
    row: Plain,
  ): Promise<SealedRow<Plain, Columns>> {
    const [sealed] = await this.sealAll(fields, [row]);
    if (sealed === undefined) throw new TypeError('one row in, one row out');
    return sealed;
  }

  /** As `seal`, for many rows, with one question to the key store. */
  async sealAll<Plain extends RowNames<Row, Columns> & PlainColumns<Columns>>(
    fields: TenantFields,
    rows: readonly Plain[],
  ): Promise<SealedRow<Plain, Columns>[]> {
    const [{ epoch }, keyOf] = await Promise.all([
      fields.keys.tenantKeys(fields.tenant),
      this.#keysOf(fields, rows),
    ]);
    return await this.#each(rows, (row, name) => {
      const key = keyOf(row, name);
      if (key === 'destroyed') throw new SealedFieldError('field-key-destroyed');
      const bytes = this.#columnOf(name).codec.encode(row[name]);
      return sealField(key.field.reveal(), this.#place(fields, row, name), epoch, bytes);
    });
  }

  /**
   * Rows as SQL answered them, with whatever columns were asked for besides id and keys. One
   * question to the key store. Values of destroyed keys read as DESTROYED.
   * @throws SealedFieldError `field-damaged`, `field-version`, `field-shape`
   */
  async open<Stored extends RowNames<Row, Columns>>(
    fields: TenantFields,
    rows: readonly Stored[],
  ): Promise<OpenedRow<Stored, Columns>[]> {
    const keyOf = await this.#keysOf(fields, rows);
    return await this.#each(rows, (row, name) => {
      const [key, value] = [keyOf(row, name), row[name]];
      if (value === null) return null;
      if (key === 'destroyed') return DESTROYED;
      if (!Buffer.isBuffer(value)) throw new SealedFieldError('field-damaged');
      const place = this.#place(fields, row, name);
      return this.#columnOf(name).codec.decode(openField(key.field.reveal(), place, value));
    });
  }

  async #each<Result>(
    rows: readonly Values[],
    change: (row: Values, name: string) => unknown,
  ): Promise<Result[]> {
    const names = Object.keys(this.#definition.columns);
    const results: Result[] = [];
    for (const row of rows) {
      const changed: Record<string, unknown> = { ...row };
      for (const name of names) if (Object.hasOwn(row, name)) changed[name] = change(row, name);
      results.push(changed as Result);
      if (results.length % SLICE === 0) await nextTurn();
    }
    return results;
  }

  async #keysOf({ tenant, keys }: TenantFields, rows: readonly Values[]) {
    const { columns } = this.#definition;
    const names = [...new Set(Object.values(columns).map(({ key }) => key))];
    const ids = [...new Set(rows.flatMap((row) => names.map((name) => String(row[name]))))];
    const opened = ids.length === 0 ? [] : await keys.open(tenant, ids);
    const byId = new Map(ids.map((id, at) => [id, opened[at]]));
    return (row: Values, name: string): FieldKey | 'destroyed' => {
      const key = byId.get(String(row[this.#columnOf(name).key]));
      if (key === undefined) throw new TypeError('the key store answers every id');
      return key;
    };
  }

  #columnOf(name: string): SealedColumns[string] {
    const column = this.#definition.columns[name];
    if (column === undefined) throw new TypeError('not a sealed column');
    return column;
  }

  #place({ tenant }: TenantFields, row: Values, column: string): FieldPlace {
    const { table, row: rowColumn } = this.#definition;
    return { tenant, table, column, row: String(row[rowColumn]) };
  }
}

/** The sealed columns as kysely's table type has them. */
export type SealedColumnsOf<Table> =
  Table extends SealedTable<string, infer Columns>
    ? { [Name in keyof Columns]: Sealed<ValueOf<Columns[Name]>> }
    : never;
