import type { FieldCodec } from './field-codec.ts';

/** In place of a value whose key is destroyed. No text can be taken for it, and JSON drops it. */
export const DESTROYED: unique symbol = Symbol('destroyed');
export type Destroyed = typeof DESTROYED;

declare const sealedValue: unique symbol;
/** Bytes as SQL holds them. Only `seal` makes them: a value in clear does not fit a sealed column. */
export type Sealed<Value> = Buffer & { readonly [sealedValue]: Value };

export interface SealedColumn<Value, Key extends string = string> {
  readonly codec: FieldCodec<Value>;
  /** The column that names the key: of the person or thing that can be deleted. */
  readonly key: Key;
}

export function sealed<Value, Key extends string>(
  codec: FieldCodec<Value>,
  key: Key,
): SealedColumn<Value, Key> {
  return { codec, key };
}

export type SealedColumns = Readonly<Record<string, SealedColumn<unknown>>>;

export type ValueOf<Column> = Column extends SealedColumn<infer Value> ? Value : never;

type KeyNames<Columns extends SealedColumns> = Columns[keyof Columns]['key'];

/** What a row has to bring along: its own id and the ids of its keys. */
export type RowNames<Row extends string, Columns extends SealedColumns> = Readonly<
  Record<Row | KeyNames<Columns>, string>
>;

/** Columns of a row in clear; the others pass as they are. */
export type PlainColumns<Columns extends SealedColumns> = {
  readonly [Name in keyof Columns]?: ValueOf<Columns[Name]>;
};

export type SealedRow<Row, Columns extends SealedColumns> = {
  [Name in keyof Row]: Name extends keyof Columns ? Sealed<ValueOf<Columns[Name]>> : Row[Name];
};

/** `null` stays for what an outer join did not find. */
export type OpenedRow<Row, Columns extends SealedColumns> = {
  [Name in keyof Row]: Name extends keyof Columns
    ? ValueOf<Columns[Name]> | Destroyed | Extract<Row[Name], null>
    : Row[Name];
};
