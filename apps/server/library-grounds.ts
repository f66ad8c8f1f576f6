import { setTimeout as delay } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import type { KeysOperator } from '@blende/shared/keys/wire/connect-operator.ts';
import type { Grounds } from '@blende/video-cms/server.ts';

const PATIENCE_MS = 2_000;
/** Whoever asks again at once gets the same answer: a crowd costs database and keys one look. */
const FRESH_MS = 500;

/** Looks whether the library's database answers and its keys are open. */
export function libraryGrounds(
  db: Kysely<unknown>,
  keys: Pick<KeysOperator, 'status'>,
): () => Promise<Grounds> {
  let latest: Promise<Grounds> | undefined;
  return async () => {
    if (latest !== undefined) return await latest;
    latest = look(db, keys);
    setTimeout(() => (latest = undefined), FRESH_MS).unref();
    return await latest;
  };
}

async function look(db: Kysely<unknown>, keys: Pick<KeysOperator, 'status'>): Promise<Grounds> {
  const [database, found] = await Promise.all([
    within(sql`select 1`.execute(db).then(() => 'ready' as const)),
    within(keys.status()),
  ]);
  return {
    database: database ?? 'away',
    keys: found === undefined ? 'away' : found.state === 'open' ? 'open' : 'locked',
  };
}

/** Undefined where it fails or takes too long. */
async function within<T>(promise: Promise<T>): Promise<T | undefined> {
  const late = delay(PATIENCE_MS, undefined, { ref: false });
  return await Promise.race([promise, late]).catch(() => undefined);
}
