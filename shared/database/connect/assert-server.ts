import { sql, type Kysely } from 'kysely';
import { ServerRefusedError, type ServerRefusal } from './server-refused.ts';
import { SqlError } from './sql-error.ts';

/** `security_invoker` of views came with this one. */
const OLDEST_VERSION = 150_000;
const DURABILITY = ['fsync', 'full_page_writes', 'synchronous_commit'] as const;

type DurabilitySetting = (typeof DURABILITY)[number];

const REFUSALS: ReadonlyMap<string, ServerRefusal> = new Map([
  ['08001', 'database-certificate'],
  ['28000', 'database-login'],
  ['28P01', 'database-login'],
  ['3D000', 'database-missing'],
]);

export interface ServerState {
  /** As the server counts: 150018 is 15.18. */
  readonly version: number;
  /** Settings that are off here, and those that a role or database would switch off for itself. */
  readonly off: readonly DurabilitySetting[];
}

/**
 * A server that keeps what it confirmed, new enough for us.
 * @throws ServerRefusedError
 */
export async function assertServer(db: Kysely<unknown>): Promise<void> {
  const refusal = serverRefusal(await readState(db));
  if (refusal !== undefined) throw new ServerRefusedError(refusal);
}

export function serverRefusal({ version, off }: ServerState): ServerRefusal | undefined {
  if (version < OLDEST_VERSION) return 'database-too-old';
  const [first] = off;
  return first === undefined ? undefined : `${first}-off`;
}

async function readState(db: Kysely<unknown>): Promise<ServerState> {
  try {
    const { rows } = await sql<ServerState>`
      select current_setting('server_version_num')::int as version, array(
        select name from unnest(${[...DURABILITY]}::text[]) as name
        where current_setting(name) = 'off' or exists (
          select from pg_db_role_setting, unnest(setconfig) as line
          where split_part(line, '=', 1) = name
            and lower(split_part(line, '=', 2)) in ('off', 'false', 'no', '0'))
      ) as off`.execute(db);
    return rows[0] ?? { version: 0, off: [] };
  } catch (error) {
    if (!(error instanceof SqlError)) throw error;
    throw new ServerRefusedError(REFUSALS.get(error.code) ?? 'database-unreachable');
  }
}
