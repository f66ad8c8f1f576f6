import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { appendFileSync, chmodSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { asciiCanary, textCanary, type Canary } from '../../kit/leak/canary.ts';
import type { Film } from '../../kit/library-sample/sample-film.ts';
import type { TemporaryLibrary } from '../../kit/library-sample/temporary-library.ts';

const PROGRAMS = '/usr/lib/postgresql/15/bin';

export interface MarkedFilm {
  readonly film: Film;
  readonly canaries: readonly Canary[];
}

/** A film full of marks, one for each place where somebody writes. */
export function markedFilm(number: number): MarkedFilm {
  const title = textCanary(`title of film ${number}`);
  const author = textCanary(`author of film ${number}`);
  const mail = asciiCanary(`mail of film ${number}`);
  const fileName = asciiCanary(`file name of film ${number}`);
  const content = textCanary(`content of film ${number}`);
  const film = {
    id: randomUUID(),
    title: `Über ${title.text}`,
    author: `${author.text} Müller`,
    mail: `${mail.text}@example.org`,
    fileName: `${fileName.text}.mp4`,
    content: Buffer.from(`Bild und Ton ${content.text} `.repeat(2_000)),
  };
  return { film, canaries: [title, author, mail, fileName, content] };
}

/** Everything that somebody could carry off: a dump, and a copy of every folder. */
export async function copyEverything(library: TemporaryLibrary, to: string): Promise<void> {
  const { server, keys, objectFolders } = library;
  await sql`checkpoint`.execute(server.superuser);
  mkdirSync(to, { recursive: true });
  writeFileSync(join(to, 'dump.sql'), await dump(library));
  writeFileSync(join(to, 'dump.sql.gz'), gzipSync(await dump(library)));
  const folders = [server.dataFolder, ...objectFolders, ...keys.store.folders];
  for (const [at, folder] of folders.entries())
    cpSync(folder, join(to, `${at}`), { recursive: true });
}

async function dump({ server, database }: TemporaryLibrary): Promise<string> {
  const { user, password } = await server.connection('postgres');
  const args = ['-h', server.socketFolder, '-U', user, database.name];
  const env = { PGPASSWORD: password.reveal() };
  return execFileSync(join(PROGRAMS, 'pg_dump'), args, { env, encoding: 'utf8', maxBuffer: 1e9 });
}

/** Leaks that the search must find, each with a mark of its own. */
export async function plantLeaks(
  library: TemporaryLibrary,
  folder: string,
): Promise<readonly Canary[]> {
  const { database, objectFolders } = library;
  const [objects = folder] = objectFolders;
  const mark = (where: string): Canary => textCanary(where);
  const column = mark('a column in clear');
  await sql`create table planted as select ${column.text}::text as said`.execute(database.owner);
  const deleted = mark('a row that was deleted');
  await sql`insert into planted values (${deleted.text})`.execute(database.owner);
  await sql`delete from planted where said = ${deleted.text}`.execute(database.owner);
  const bytes = mark('a text in a column of bytes');
  await sql`create table planted_bytes as select ${Buffer.from(bytes.text)}::bytea as said`.execute(
    database.owner,
  );
  const object = mark('an object in clear');
  writeFileSync(join(objects, 'planted'), `Bild ${object.text}`);
  const name = asciiCanary('the name of a file');
  writeFileSync(join(objects, name.text), '');
  const log = mark('a line of a log');
  appendFileSync(join(folder, 'error.log'), `ERROR: invalid input "${log.text}"\n`);
  const packed = mark('a compressed copy');
  writeFileSync(join(folder, 'backup.gz'), gzipSync(`Titel ${packed.text}`));
  const encoded = mark('base64 in a payload');
  writeFileSync(
    join(folder, 'payload'),
    JSON.stringify({ a: Buffer.from(encoded.text).toString('base64') }),
  );
  chmodSync(join(folder, 'payload'), 0o600);
  return [column, deleted, bytes, object, name, log, packed, encoded];
}

/** A file that was written and removed. Last of all: what is written later may lie in its place. */
export function plantRemovedFile(folder: string): Canary {
  const mark = textCanary('a temporary file that was removed');
  const gone = join(folder, 'upload.part');
  writeFileSync(gone, `${mark.text} `.repeat(3_000));
  execFileSync('sync', ['-f', folder]);
  rmSync(gone);
  return mark;
}
