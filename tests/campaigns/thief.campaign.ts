import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { chmodSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { Scanner } from '../kit/leak/scanner.ts';
import { StateImage } from '../kit/leak/state-image.ts';
import type { SampleLibrary } from '../kit/library-sample/sample-library.ts';
import {
  temporaryLibrary,
  type TemporaryLibrary,
} from '../kit/library-sample/temporary-library.ts';
import { runCampaign } from './campaign.ts';
import {
  columnsOfBytes,
  COMMON_WORDS,
  guessByFrequency,
  spread,
} from './storage/frequency-attack.ts';
import {
  copyEverything,
  markedFilm,
  plantLeaks,
  plantRemovedFile,
  type MarkedFilm,
} from './storage/thief-world.ts';
import { openedWith, sealedFiles } from './storage/unreadable.ts';

// Somebody carries off the whole disk of a library, with a dump and a copy of everything, but not
// the root. In it lies a Blende that leaks on purpose as well: whatever the search of the same bytes
// does not find of that could not have been found of the rest either.

const SHARDS = 10;
const IMAGE = { mebibytes: 320, inodes: 16_384 };
const FILMS = 12;
const WORDS_TIMES = 40;
const WORDS_THAT_A_LEAK_TELLS = 50;

const totals = { bytes: 0, marks: 0, planted: 0, tried: 0, guessed: 0 };

async function shard(): Promise<number> {
  using image = new StateImage(IMAGE.mebibytes, IMAGE.inodes);
  // PostgreSQL has another user, who has to reach it.
  chmodSync(dirname(image.mount), 0o755);
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = image.mount;
  try {
    await using library = await temporaryLibrary();
    return await steal(library, image);
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

async function steal(parts: TemporaryLibrary, image: StateImage): Promise<number> {
  const libraries = [await parts.newLibrary(), await parts.newLibrary()];
  const marked: MarkedFilm[] = [];
  for (const library of libraries)
    for (let at = 0; at < FILMS; at += 1) {
      const one = markedFilm(marked.length);
      await library.add(one.film);
      marked.push(one);
    }
  await findNothingOfWhatIsDestroyed(parts, libraries[0], marked);
  await guessWords(parts, libraries[1]);
  const leaks = await plantLeaks(parts, image.mount);
  await copyEverything(parts, join(image.mount, 'copies'));
  const planted = [...leaks, plantRemovedFile(image.mount)];
  const canaries = marked.flatMap((one) => one.canaries);
  const scanner = new Scanner([...canaries, ...planted]);
  scanner.scan('disk image', 'image', image.bytes());
  const found = new Set(scanner.traces.map(({ canary }) => canary.name));
  const missed = planted.filter(({ name }) => !found.has(name));
  if (missed.length > 0)
    throw new Error(`planted and not found: ${missed.map(({ name }) => name).join('; ')}`);
  const traces = scanner.traces.filter(({ canary }) => canaries.includes(canary));
  if (traces.length > 0)
    throw new Error(
      traces.map(({ canary, form, where }) => `${canary.name} as ${form} in ${where}`).join('\n'),
    );
  totals.bytes += scanner.figures.bytes;
  totals.planted += planted.length;
  totals.marks += canaries.length;
  return canaries.length;
}

/** The file of a film whose key is destroyed, with every key that is left. */
async function findNothingOfWhatIsDestroyed(
  { keys, objectFolders }: TemporaryLibrary,
  library: SampleLibrary | undefined,
  marked: readonly MarkedFilm[],
): Promise<void> {
  const [gone, other] = marked;
  const [folder] = objectFolders;
  if (library === undefined || gone === undefined || other === undefined || folder === undefined)
    throw new Error('nothing to try');
  const row = await library.row(gone.film.id);
  if (row === undefined) throw new Error('no row');
  const files = sealedFiles(folder, row.object);
  const [own] = await keys.keys.open(library.tenant, [row.key_id]);
  if (own === undefined || own === 'destroyed') throw new Error('destroyed too early');
  if ((await openedWith(files, [own.identity.reveal()])) !== files.length)
    throw new Error('its own key does not open it');
  await library.destroy(gone.film.id);
  if ((await library.read(gone.film.id)) !== 'destroyed') throw new Error('it can be read');
  const rows = (await library.rows()).filter((one) => one.key_id !== row.key_id);
  const opened = await keys.keys.open(
    library.tenant,
    rows.map((one) => one.key_id),
  );
  const tenant = await keys.keys.tenantKeys(library.tenant);
  const identities = opened.flatMap((key) => (key === 'destroyed' ? [] : [key.identity.reveal()]));
  const all = [...identities, tenant.identity.reveal()];
  if (all.length !== rows.length + 1) throw new Error('a key that should be there is not');
  if ((await openedWith(files, all)) > 0) throw new Error('another key opens what was destroyed');
  totals.tried += all.length;
}

/** Rows whose words are spread as in a language, and a table as one should not make it beside. */
async function guessWords(parts: TemporaryLibrary, library: SampleLibrary | undefined) {
  const [like] = (await library?.rows()) ?? [];
  if (library === undefined || like === undefined) throw new Error('nothing to guess');
  const words = spread(WORDS_TIMES);
  for (const word of words) {
    const id = randomUUID();
    const film = { id, title: word, author: word, mail: id, fileName: '', content: Buffer.of() };
    await library.insert(film, like.key_id, like.object);
  }
  const { superuser, owner } = parts.database;
  for (const { table, column } of await columnsOfBytes(superuser)) {
    const guessed = await guessByFrequency(superuser, table, column);
    if (guessed.size > 0) throw new Error(`${guessed.size} values repeat in ${table}.${column}`);
    totals.guessed += 1;
  }
  const key = randomBytes(32);
  const tokenOf = (word: string): Buffer => createHmac('sha256', key).update(word).digest();
  await sql`create table planted_index (token bytea)`.execute(owner);
  for (const [rank, word] of COMMON_WORDS.entries())
    await sql`insert into planted_index
      select ${tokenOf(word)}::bytea from generate_series(${rank}::int, ${COMMON_WORDS.length + 1}::int)`.execute(
      owner,
    );
  const guessed = await guessByFrequency(superuser, 'planted_index', 'token');
  const right = COMMON_WORDS.filter((word) => guessed.get(tokenOf(word).toString('hex')) === word);
  if (right.length < WORDS_THAT_A_LEAK_TELLS)
    throw new Error(`only ${right.length} words of a planted index were guessed`);
}

const withoutDisk = process.getuid?.() === 0 ? undefined : 'a disk of its own needs root';

if (withoutDisk === undefined)
  await runCampaign(
    {
      name: 'thief',
      shards: SHARDS,
      sliceShards: 1,
      shard,
      // Every shard plants in the very bytes that it searches.
      control: async () => await Promise.resolve(),
      notes: () =>
        `${totals.marks} marks not found, ${totals.planted} planted ones found in ` +
        `${Math.round(totals.bytes / 1e6)} MB of disks, dumps and copies; ${totals.tried} other keys tried on destroyed ` +
        `things; no value repeats in ${totals.guessed} columns of bytes`,
    },
    process.argv[2],
  );
else process.stdout.write(`not checked: ${withoutDisk}\n`);
