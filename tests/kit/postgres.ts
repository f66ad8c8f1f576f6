import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import type { DatabaseConnection } from '@blende/shared/database/connect/connection.ts';
import { openDatabase } from '@blende/shared/database/connect/open-database.ts';
import { randomPassword } from '@blende/shared/database/connect/random-password.ts';
import { scramVerifier } from '@blende/shared/database/connect/scram-verifier.ts';
import { untilFree } from '@blende/shared/database/embedded/until-free.ts';
import type { Secret } from '@blende/shared/basics/secret.ts';

const PROGRAMS = '/usr/lib/postgresql/15/bin';
/** PostgreSQL refuses root, and looks its user up in /etc/passwd. */
const NOBODY = 65_534;
const IS_ROOT = process.getuid?.() === 0;
const AS_NOBODY = ['--reuid', String(NOBODY), '--regid', String(NOBODY), '--clear-groups'];
const READY_PATIENCE_MS = 20_000;

/** A PostgreSQL 15 on a unix socket in a fresh folder, which goes with it. */
export interface TemporaryPostgres extends AsyncDisposable {
  readonly dataFolder: string;
  readonly socketFolder: string;
  /** Login `postgres`, in the database `postgres`. It may make roles that bypass row-level security. */
  readonly superuser: Kysely<unknown>;
  /** Of any login role that exists, in the database `postgres` unless another is named. */
  readonly connection: (user: string, database?: string) => Promise<DatabaseConnection>;
  /** As a crash ends it; `start` brings it back. */
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
}

/** A database of its own on a temporary server, owned by `blende_owner`, which is no superuser. */
export interface FreshDatabase extends AsyncDisposable {
  readonly name: string;
  /** Login `blende_owner`. */
  readonly owner: Kysely<unknown>;
  /** Login `postgres` in this database: `ensureRoles` needs it for the role of copies. */
  readonly superuser: Kysely<unknown>;
  /** A handle of any login role that exists; it gets a password if it has none yet. */
  readonly as: (login: string) => Promise<Kysely<unknown>>;
  readonly connection: (login: string) => Promise<DatabaseConnection>;
}

export async function temporaryPostgres(): Promise<TemporaryPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'blende-postgres-'));
  chmodSync(folder, 0o755);
  const [dataFolder, socketFolder] = [ownFolder(folder, 'data'), ownFolder(folder, 'sockets')];
  const passwords = new Map<string, Secret<string>>([['postgres', randomPassword()]]);
  makeCluster(folder, dataFolder, passwords);
  let server: ChildProcess | undefined;
  const connectionOf = (user: string, password: Secret<string>, database = 'postgres') =>
    ({ place: { kind: 'socket', socketFolder }, database, user, password }) as const;
  const superuser = openDatabase<unknown>(
    connectionOf('postgres', passwordIn(passwords, 'postgres')),
    3,
  );
  const start = async (): Promise<void> => {
    await untilFree(dataFolder, join(PROGRAMS, 'postgres'));
    server = startServer(dataFolder, socketFolder);
    await untilAnswers(superuser, server);
  };
  const kill = async (signal: NodeJS.Signals = 'SIGKILL'): Promise<void> => {
    if (server === undefined || server.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, 'exit');
    server.kill(signal);
    await gone;
  };
  await start();
  await sql`create role blende_owner login createrole createdb`.execute(superuser);
  return {
    dataFolder,
    socketFolder,
    superuser,
    start,
    kill,
    connection: async (user, database) => {
      if (!passwords.has(user)) {
        const password = randomPassword();
        passwords.set(user, password);
        const verifier = sql.lit(scramVerifier(password));
        await sql`alter role ${sql.id(user)} password ${verifier}`.execute(superuser);
      }
      return connectionOf(user, passwordIn(passwords, user), database);
    },
    [Symbol.asyncDispose]: async () => {
      await superuser.destroy();
      await kill('SIGQUIT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function freshDatabase(server: TemporaryPostgres): Promise<FreshDatabase> {
  const name = `fresh_${randomBytes(6).toString('hex')}`;
  await sql`create database ${sql.id(name)} owner blende_owner`.execute(server.superuser);
  const handles: Kysely<unknown>[] = [];
  const as = async (login: string): Promise<Kysely<unknown>> => {
    const handle = openDatabase<unknown>(await server.connection(login, name), 5);
    handles.push(handle);
    return handle;
  };
  return {
    name,
    owner: await as('blende_owner'),
    superuser: await as('postgres'),
    as,
    connection: async (login) => await server.connection(login, name),
    [Symbol.asyncDispose]: async () => {
      await Promise.all(handles.map(async (handle) => await handle.destroy()));
    },
  };
}

function ownFolder(folder: string, name: string): string {
  const made = join(folder, name);
  mkdirSync(made, { mode: 0o700 });
  if (IS_ROOT) chownSync(made, NOBODY, NOBODY);
  return made;
}

function passwordIn(passwords: ReadonlyMap<string, Secret<string>>, user: string): Secret<string> {
  const password = passwords.get(user);
  if (password === undefined) throw new Error(`no password of ${user}`);
  return password;
}

function makeCluster(
  folder: string,
  dataFolder: string,
  passwords: ReadonlyMap<string, Secret<string>>,
): void {
  const file = join(folder, 'password');
  writeFileSync(file, `${passwordIn(passwords, 'postgres').reveal()}\n`, { mode: 0o600 });
  if (IS_ROOT) chownSync(file, NOBODY, NOBODY);
  const settings = ['-U', 'postgres', '-E', 'UTF8', '--locale=C.UTF-8', '--auth=scram-sha-256'];
  const [program, ...words] = asOrdinary('initdb');
  const made = spawnSync(
    program,
    [...words, '-D', dataFolder, ...settings, `--pwfile=${file}`, '--data-checksums', '--no-sync'],
    { cwd: '/', encoding: 'utf8' },
  );
  rmSync(file);
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
}

function startServer(dataFolder: string, socketFolder: string): ChildProcess {
  const [program, ...words] = asOrdinary('postgres');
  const settings = [
    `unix_socket_directories=${socketFolder}`,
    'listen_addresses=',
    'max_connections=60',
  ];
  return spawn(
    program,
    [...words, '-D', dataFolder, ...settings.flatMap((setting) => ['-c', setting])],
    { cwd: '/', stdio: 'ignore' },
  );
}

/** The words that lead to one of PostgreSQL's programs; it ends with the test. */
function asOrdinary(name: string): readonly [string, ...string[]] {
  const other = IS_ROOT ? AS_NOBODY : [];
  return ['setpriv', ...other, '--pdeathsig', 'KILL', '--', join(PROGRAMS, name)];
}

async function untilAnswers(superuser: Kysely<unknown>, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + READY_PATIENCE_MS;
  while (Date.now() < deadline && server.exitCode === null) {
    try {
      await sql`select 1`.execute(superuser);
      return;
    } catch {
      await delay(30);
    }
  }
  throw new Error('PostgreSQL did not start');
}
