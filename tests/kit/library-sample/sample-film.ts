import { createHash } from 'node:crypto';
import type { KeyId } from '@blende/shared/keys/key-id.ts';
import type { StoredObject } from '@blende/shared/storage/objects/write-object.ts';

/** A film in clear. */
export interface Film {
  readonly id: string;
  readonly title: string;
  readonly author: string;
  readonly mail: string;
  readonly fileName: string;
  readonly content: Uint8Array;
}

/** As the database has it. */
export interface SampleFilm {
  readonly film_id: string;
  readonly key_id: KeyId;
  readonly title: Buffer;
  readonly author: Buffer;
  readonly mail: Buffer;
  readonly object: StoredObject;
}

const LARGEST_BYTES = 150_000;

/** Everything of it follows from its id, so that whoever checks needs to remember nothing else. */
export function filmOf(id: string): Film {
  const drawn = (what: string): string =>
    createHash('sha256').update(`${what} ${id}`).digest('hex');
  const sizeBytes = Number.parseInt(drawn('size').slice(0, 8), 16) % LARGEST_BYTES;
  return {
    id,
    title: `Über ${drawn('title').slice(0, 20)}`,
    author: `Jürgen ${drawn('author').slice(0, 12)}`,
    mail: `${drawn('mail').slice(0, 16)}@example.org`,
    fileName: `${drawn('file').slice(0, 10)}.mp4`,
    content: createHash('shake256', { outputLength: sizeBytes + 1 })
      .update(id)
      .digest(),
  };
}
