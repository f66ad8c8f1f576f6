import type { Kysely } from 'kysely';
import type { TenantId } from '@blende/shared/protocol/tenant-id.ts';
import { withTenant, type TenantTransaction } from '../with-tenant.ts';
import { changesSince } from './change-log.ts';
import { OrderedIndex, type IndexEntry } from './ordered-index.ts';

export interface IndexSource<DB, Stored, Facets> {
  /** As `recordChanges` has it. */
  readonly subject: string;
  /** Rows as they lie in the database, sealed: these, or all of the tenant. */
  read(
    tx: TenantTransaction<DB>,
    ids: readonly string[] | 'everything',
  ): Promise<readonly Stored[]>;
  /** What of them can be opened; rows of destroyed keys are left out. */
  open(tenant: TenantId, rows: readonly Stored[]): Promise<readonly IndexEntry<Facets>[]>;
}

interface Options<DB, Stored, Facets> {
  readonly db: Kysely<DB>;
  readonly source: IndexSource<DB, Stored, Facets>;
  /** Of all tenants together, about. Those not asked for the longest go first. */
  readonly maxBytes: number;
}

interface Held<Facets> {
  readonly index: OrderedIndex<Facets>;
  readonly version: number;
}

/** A look at the database; whoever asks after it began waits for the next one. */
interface Turn<Facets> {
  readonly running: Promise<OrderedIndex<Facets>>;
  next: Promise<OrderedIndex<Facets>> | undefined;
}

/**
 * The indexes in memory of all tenants, each as new as the database when it was asked for: every
 * answer begins with one look at what changed. Outside of a writing transaction: what is not
 * committed is not in it.
 */
export class TenantIndexes<DB, Stored, Facets> {
  readonly #options: Options<DB, Stored, Facets>;
  /** In the order in which they were last asked for. */
  readonly #held = new Map<TenantId, Held<Facets>>();
  readonly #turns = new Map<TenantId, Turn<Facets>>();

  constructor(options: Options<DB, Stored, Facets>) {
    this.#options = options;
  }

  get sizeBytes(): number {
    return [...this.#held.values()].reduce((sum, { index }) => sum + index.sizeBytes, 0);
  }

  /** Tenants whose index is in memory, the one asked for last at the end. */
  get tenants(): readonly TenantId[] {
    return [...this.#held.keys()];
  }

  async current(tenant: TenantId): Promise<OrderedIndex<Facets>> {
    const turn = this.#turns.get(tenant);
    if (turn === undefined) return await this.#begin(tenant);
    turn.next ??= turn.running.then(
      () => this.#begin(tenant),
      () => this.#begin(tenant),
    );
    return await turn.next;
  }

  /** Drops what is in memory of a tenant. */
  forget(tenant: TenantId): void {
    this.#held.delete(tenant);
  }

  #begin(tenant: TenantId): Promise<OrderedIndex<Facets>> {
    const running = this.#refresh(tenant).finally(() => {
      if (turn.next === undefined) this.#turns.delete(tenant);
    });
    const turn: Turn<Facets> = { running, next: undefined };
    this.#turns.set(tenant, turn);
    return running;
  }

  async #refresh(tenant: TenantId): Promise<OrderedIndex<Facets>> {
    const { db, source } = this.#options;
    const held = this.#held.get(tenant);
    const since = held?.version ?? 0;
    const { changes, stored } = await withTenant(db, tenant, async (tx) => {
      const { version, rows } = await changesSince(tx, source.subject, since);
      const changes = { version, rows: held === undefined ? ('everything' as const) : rows };
      const isNothing = changes.rows !== 'everything' && changes.rows.length === 0;
      return { changes, stored: isNothing ? [] : await source.read(tx, changes.rows) };
    });
    const entries = await source.open(tenant, stored);
    const index = await changed(held?.index, changes.rows, entries);
    // Not where it was dropped meanwhile.
    if (this.#held.get(tenant) === held) this.#hold(tenant, { index, version: changes.version });
    return index;
  }

  #hold(tenant: TenantId, held: Held<Facets>): void {
    this.#held.delete(tenant);
    this.#held.set(tenant, held);
    for (const oldest of this.#held.keys()) {
      if (this.sizeBytes <= this.#options.maxBytes) return;
      this.#held.delete(oldest);
    }
  }
}

async function changed<Facets>(
  index: OrderedIndex<Facets> | undefined,
  rows: readonly string[] | 'everything',
  entries: readonly IndexEntry<Facets>[],
): Promise<OrderedIndex<Facets>> {
  if (index === undefined || rows === 'everything') return await OrderedIndex.of(entries);
  for (const row of rows) index.remove(row);
  for (const entry of entries) index.put(entry);
  return index;
}
