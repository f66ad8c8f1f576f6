import type { Kysely } from 'kysely';
import { blindIndexOf } from '@blende/shared/database/sealed/blind-index.ts';
import { withTenant } from '@blende/shared/database/with-tenant.ts';
import type { KeyClient } from '@blende/shared/keys/key-client.ts';
import type { KeyId } from '@blende/shared/keys/key-id.ts';
import type { TenantId } from '@blende/shared/protocol/tenant-id.ts';
import type { Copies } from '@blende/shared/storage/copies/copies.ts';
import { ObjectReader } from '@blende/shared/storage/objects/read-object.ts';
import { writeObject, type StoredObject } from '@blende/shared/storage/objects/write-object.ts';
import type { Film, SampleFilm } from './sample-film.ts';
import { films, type SampleTables } from './sample-tables.ts';

const PIECE_BYTES = 65_536;

/** What of the key store a library needs. */
export type SampleKeys = Pick<KeyClient, 'create' | 'open' | 'tenantKeys' | 'destroy'>;

export interface SampleParts {
  /** Login `blende_app`. */
  readonly app: Kysely<SampleTables>;
  readonly keys: SampleKeys;
  readonly copies: Copies;
}

/** A library of one tenant in small, on the real parts. */
export class SampleLibrary {
  readonly #parts: SampleParts;
  readonly tenant: TenantId;

  constructor(parts: SampleParts, tenant: TenantId) {
    this.#parts = parts;
    this.tenant = tenant;
  }

  /** Its key first, then the file, then the row. */
  async add(film: Film): Promise<void> {
    const { id: key, recipient } = await this.#parts.keys.create(this.tenant, 'video');
    await this.insert(film, key, await this.#store(film, key, recipient));
  }

  /** The row alone. */
  async insert(film: Film, key: KeyId, object: StoredObject): Promise<void> {
    const { app } = this.#parts;
    const row = await this.#seal(film, key, object);
    await withTenant(app, this.tenant, async (tx) => {
      await tx.insertInto('sample_film').values(row).execute();
    });
  }

  /** Forgets the film for good; row and file stay as they are. */
  async destroy(id: string): Promise<void> {
    const row = await this.row(id);
    if (row !== undefined) await this.#parts.keys.destroy([row.key_id]);
  }

  /** All that was written of it, as it was written; what nobody can read any more as such. */
  async read(id: string): Promise<Film | 'destroyed' | undefined> {
    const row = await this.row(id);
    if (row === undefined) return undefined;
    const [opened] = await films.open(this.#fields, [row]);
    const { title, author, mail } = opened ?? {};
    if (typeof title !== 'string' || typeof author !== 'string' || typeof mail !== 'string')
      return 'destroyed';
    const file = await this.#file(row.object);
    return { id, title, author, mail, ...file };
  }

  async row(id: string): Promise<SampleFilm | undefined> {
    return await withTenant(this.#parts.app, this.tenant, async (tx) => {
      const query = tx.selectFrom('sample_film').selectAll().where('film_id', '=', id);
      return await query.executeTakeFirst();
    });
  }

  async rows(): Promise<readonly SampleFilm[]> {
    return await withTenant(this.#parts.app, this.tenant, async (tx) => {
      return await tx.selectFrom('sample_film').selectAll().execute();
    });
  }

  get #fields() {
    return { tenant: this.tenant, keys: this.#parts.keys };
  }

  async #store(film: Film, key: KeyId, recipient: string): Promise<StoredObject> {
    return await writeObject({ tenant: this.tenant, key }, inPieces(film.content), {
      writer: this.#parts.copies,
      recipient,
      description: { name: film.fileName },
    });
  }

  async #seal({ id, title, author, mail }: Film, key: KeyId, object: StoredObject) {
    const row = { film_id: id, key_id: key, title, author, mail };
    const { index } = await this.#parts.keys.tenantKeys(this.tenant);
    return {
      ...(await films.seal(this.#fields, row)),
      tenant_id: this.tenant,
      mail_index: blindIndexOf(index, { table: 'sample_film', column: 'mail' }, mail),
      object: JSON.stringify(object),
    };
  }

  async #file(stored: StoredObject): Promise<Pick<Film, 'fileName' | 'content'>> {
    // Each time anew: a cache would not ask whether the key is still there.
    const reader = new ObjectReader(this.#parts.copies, this.#parts.keys);
    const object = await reader.open(stored);
    const pieces: Uint8Array[] = [];
    for await (const piece of object.read()) pieces.push(Uint8Array.from(piece));
    return { fileName: object.description['name'] ?? '', content: Buffer.concat(pieces) };
  }
}

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES)
    yield await Promise.resolve(bytes.subarray(at, at + PIECE_BYTES));
}
