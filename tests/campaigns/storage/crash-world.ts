import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { databaseMigrations } from '@blende/shared/database/migrations.ts';
import { ensureRoles } from '@blende/shared/database/migrations/ensure-roles.ts';
import { runMigrations } from '@blende/shared/database/migrations/run-migrations.ts';
import { APP_LOGIN, SYSTEM_LOGIN } from '@blende/shared/database/roles.ts';
import { newTenantId } from '@blende/shared/protocol/tenant-id.ts';
import { SampleLibrary } from '../../kit/library-sample/sample-library.ts';
import { sampleMigration } from '../../kit/library-sample/sample-tables.ts';
import { register } from '../../kit/library-sample/temporary-library.ts';
import { freshDatabase, temporaryPostgres, type TemporaryPostgres } from '../../kit/postgres.ts';
import { Journal } from './journal.ts';
import { KeysProcess, type RootMode } from './keys-process.ts';
import { openSample } from './open-sample.ts';
import type { WriterFault, WriterOptions } from './writer-options.ts';

const WRITER = join(import.meta.dirname, 'writer.main.ts');

export interface CrashWorld extends AsyncDisposable {
  readonly server: TemporaryPostgres;
  readonly keys: KeysProcess;
  /** As this process reaches it, which is never killed. */
  readonly library: SampleLibrary;
  readonly journal: Journal;
  /** A process that writes until it is killed, and tells the journal. */
  readonly startWriter: (seed: number, fault?: WriterFault) => Promise<ChildProcess>;
}

/** A library of one tenant whose parts are processes of their own. */
export async function crashWorld(mode: RootMode): Promise<CrashWorld> {
  await using made = new AsyncDisposableStack();
  const server = made.use(await temporaryPostgres());
  const database = made.use(await freshDatabase(server));
  await ensureRoles(database.superuser);
  await runMigrations(database.owner, [...databaseMigrations, sampleMigration]);
  const folder = mkdtempSync(join(tmpdir(), 'blende-crash-'));
  made.defer(() => rmSync(folder, { recursive: true, force: true }));
  const keys = new KeysProcess(join(folder, 'keys'), mode);
  made.defer(async () => await keys.kill());
  await keys.start();
  const { password, ...login } = await database.connection(APP_LOGIN);
  const places = {
    app: { ...login, password: password.reveal() },
    keysSocket: keys.librarySocket,
    objectFolders: ['a', 'b'].map((name) => join(folder, 'objects', name)),
  };
  const parts = made.use(await openSample(places));
  const tenant = newTenantId();
  await parts.keys.createTenant(tenant);
  await register(await database.as(SYSTEM_LOGIN), tenant);
  const journal = new Journal();
  const ends = made.move();
  return {
    server,
    keys,
    journal,
    library: new SampleLibrary(parts, tenant),
    startWriter: async (seed, fault) => {
      const films = journal.there;
      return await startWriter({ ...places, tenant, seed, films, fault }, journal);
    },
    [Symbol.asyncDispose]: async () => await ends.disposeAsync(),
  };
}

/** Resolves with its first line. */
async function startWriter(options: WriterOptions, journal: Journal): Promise<ChildProcess> {
  const child = fork(WRITER, {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    execArgv: ['--no-warnings'],
  });
  child.send(options);
  if (child.stdout === null) throw new Error('no output');
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => journal.note(line));
  await once(lines, 'line');
  return child;
}

/** Resolves when everything that it said is in the journal. */
export async function killWriter(child: ChildProcess): Promise<void> {
  const gone = once(child, 'close');
  child.kill('SIGKILL');
  await gone;
}
