import { setTimeout as delay } from 'node:timers/promises';
import { runCampaign } from './campaign.ts';
import { pick, seededRandom } from './mutate.ts';
import { checkLibrary } from './storage/check-library.ts';
import { crashWorld, killWriter, type CrashWorld } from './storage/crash-world.ts';
import type { RootMode } from './storage/keys-process.ts';
import type { WriterFault } from './storage/writer-options.ts';

// Database, key store or whoever writes is killed in the middle of writing rows and objects, of
// making, destroying and rotating keys. What was acknowledged is there afterwards, what was destroyed
// is gone, and no row is there whose key or file is not. Kill -9 keeps what the kernel was given: a
// power cut is another matter.

const SHARDS = 50;
const SLICE_SHARDS = 1;
const KILLS = 10;
const SLICE_KILLS = 5;
const LONGEST_MS = 400;
const AFTER_MS = 60;
const FAULTS: readonly WriterFault[] = ['early', 'row-before-key', 'destroys-nothing'];
const isLong = process.argv[2] === 'long';

const counts = { postgres: 0, keys: 0, writer: 0, acknowledged: 0, checked: 0, rotations: 0 };

async function shard(seed: number): Promise<number> {
  const mode: RootMode = seed % 2 === 1 ? 'file' : 'passphrase';
  const random = seededRandom(seed);
  await using world = await crashWorld(mode);
  const kills = isLong ? KILLS : SLICE_KILLS;
  for (let kill = 1; kill <= kills; kill += 1) {
    await crash(world, random);
    await comeBack(world, mode);
    const { films, findings } = await checkLibrary(world.library, world.journal);
    if (findings.length > 0) throw new Error(`seed ${seed}, kill ${kill}: ${findings.join('; ')}`);
    counts.checked += films;
  }
  counts.acknowledged += world.journal.acknowledged;
  return kills;
}

/** Ends one of them at a random moment, and whoever writes soon after. */
async function crash(world: CrashWorld, random: () => number): Promise<void> {
  const victim = pick(random, ['postgres', 'keys', 'writer'] as const);
  counts[victim] += 1;
  const writer = await world.startWriter(Math.floor(random() * 2 ** 31));
  const rotation = random() < 0.5 ? rotateSoon(world, (random() * LONGEST_MS) / 2) : undefined;
  await delay(random() * LONGEST_MS);
  if (victim === 'postgres') await world.server.kill();
  else if (victim === 'keys') await world.keys.kill();
  if (victim !== 'writer') await delay(random() * AFTER_MS);
  await killWriter(writer);
  await rotation;
}

async function rotateSoon(world: CrashWorld, afterMs: number): Promise<void> {
  await delay(afterMs);
  try {
    await world.keys.rotate();
    counts.rotations += 1;
  } catch {
    // Its process was killed in the middle of it.
  }
}

/** What lives is killed too, so that everything is read from disks. */
async function comeBack(world: CrashWorld, mode: RootMode): Promise<void> {
  await world.server.kill();
  await world.keys.kill();
  await world.server.start();
  const state = await world.keys.start();
  const expected = mode === 'file' ? 'open' : 'locked';
  if (state !== expected) throw new Error(`the key store came up ${state}`);
}

/** Writers that are wrong on purpose. */
async function control(): Promise<void> {
  for (const fault of FAULTS) {
    await using world = await crashWorld('file');
    const before = await world.startWriter(1);
    await untilAcknowledged(world, 4);
    await killWriter(before);
    await settle(world);
    const writer = await world.startWriter(2, fault);
    await untilAcknowledged(world, world.journal.acknowledged + 2);
    await killWriter(writer);
    const { findings } = await checkLibrary(world.library, world.journal);
    if (findings.length === 0) throw new Error(`not caught: a writer that is ${fault}`);
  }
}

async function settle(world: CrashWorld): Promise<void> {
  const { findings } = await checkLibrary(world.library, world.journal);
  if (findings.length > 0) throw new Error(findings.join('; '));
}

async function untilAcknowledged(world: CrashWorld, count: number): Promise<void> {
  for (let waitedMs = 0; world.journal.acknowledged < count; waitedMs += 10) {
    if (waitedMs > 10_000) throw new Error('nothing is acknowledged');
    await delay(10);
  }
}

await runCampaign(
  {
    name: 'storage-crash',
    shards: SHARDS,
    sliceShards: SLICE_SHARDS,
    shard,
    control,
    notes: () =>
      `killed: ${counts.postgres} times the database, ${counts.keys} times the key store, ` +
      `${counts.writer} times whoever writes; ${counts.acknowledged} acknowledged writes, ` +
      `${counts.checked} looks at a film, ${counts.rotations} rotations to the end`,
  },
  process.argv[2],
);
