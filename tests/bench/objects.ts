import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { objectKit, type ObjectKit } from '../../shared/storage/testing/object-kit.ts';
import { writeObject, type StoredObject } from '../../shared/storage/objects/write-object.ts';
import { median, spread } from './figures.ts';

const MEBIBYTE = 1024 * 1024;
const PIECE_BYTES = 262_144;
const PART_BYTES = 64 * MEBIBYTE;
const WRITTEN_BYTES = 128 * MEBIBYTE;
const RANGE_BYTES = 6 * MEBIBYTE;
const RANGES = 20;
const ROUNDS = 5;
const piece = randomBytes(PIECE_BYTES);

/** Writing and reading sealed objects beside plain files, in turn, on the same disk. */
export async function measureObjects(): Promise<string[]> {
  using kit = await objectKit();
  const folder = mkdtempSync(join(tmpdir(), 'blende-bench-plain-'));
  try {
    const { rows, stored, plain } = await measureWriting(kit, folder);
    return [...rows, ...(await measureReading(kit, stored, plain)), ...(await measureMemory(kit))];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measureWriting(kit: ObjectKit, folder: string) {
  const [sealed, plain]: [number[], number[]] = [[], []];
  let [stored, file]: [StoredObject | undefined, string] = [undefined, ''];
  // The first round only warms up.
  for (let round = 0; round <= ROUNDS; round += 1) {
    file = join(folder, String(round));
    const plainMs = await timed(async () => await writePlain(file, WRITTEN_BYTES));
    const sealedMs = await timed(async () => {
      stored = await writeSealed(kit, WRITTEN_BYTES);
    });
    if (round === 0) continue;
    sealed.push(WRITTEN_BYTES / MEBIBYTE / (sealedMs / 1000));
    plain.push(WRITTEN_BYTES / MEBIBYTE / (plainMs / 1000));
  }
  if (stored === undefined) throw new Error('nothing was written');
  const ratio = ratios(sealed, plain);
  const rows = [
    `| writing 128 MiB sealed to two folders | ${spread(sealed, 'MiB/s')} |`,
    `| the same plain, with the same flushes | ${spread(plain, 'MiB/s')} |`,
    `| sealed beside plain (goal: at least 0.7) | ${ratio} |`,
  ];
  return { rows, stored, plain: `${file}.0` };
}

async function measureReading(
  kit: ObjectKit,
  stored: StoredObject,
  plainFile: string,
): Promise<string[]> {
  const object = await kit.reader.open(stored);
  const starts = Array.from({ length: RANGES }, (_, index) =>
    Math.floor((index * 7_919_993) % (PART_BYTES - RANGE_BYTES)),
  );
  const [sealed, plain, cost]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const plainUse = process.cpuUsage();
    const plainMs = await timed(async () => {
      await using file = await open(plainFile);
      for (const start of starts) await readPlain(file, start);
    });
    const plainCpu = spent(process.cpuUsage(plainUse));
    const sealedUse = process.cpuUsage();
    const sealedMs = await timed(async () => {
      for (const start of starts)
        for await (const chunk of object.read({ start, end: start + RANGE_BYTES })) void chunk;
    });
    const sealedCpu = spent(process.cpuUsage(sealedUse));
    if (round === 0) continue;
    const megabytes = (RANGES * RANGE_BYTES) / MEBIBYTE;
    sealed.push(megabytes / (sealedMs / 1000));
    plain.push(megabytes / (plainMs / 1000));
    cost.push(sealedCpu / plainCpu);
  }
  return [
    `| reading ranges of 6 MiB, opened, in one process without a network | ${spread(sealed, 'MiB/s')} |`,
    `| the same of a plain file from the page cache | ${spread(plain, 'MiB/s')} |`,
    `| opened beside plain, without TLS and network, which both would pay | ${ratios(sealed, plain)} |`,
    `| processor time per byte, opened beside plain | ${median(cost).toFixed(1)} |`,
  ];
}

/** Resident memory that writing adds, for a small object and one ten times as large. */
async function measureMemory(kit: ObjectKit): Promise<string[]> {
  const grown: string[] = [];
  for (const bytes of [16 * MEBIBYTE, 160 * MEBIBYTE]) {
    const before = process.memoryUsage.rss();
    let most = before;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 10);
    await writeSealed(kit, bytes);
    clearInterval(watch);
    grown.push(`${Math.round((most - before) / MEBIBYTE)} MiB`);
  }
  return [`| memory that writing adds, 16 MiB and 160 MiB | ${grown.join(', ')} |`];
}

async function writeSealed(kit: ObjectKit, bytes: number): Promise<StoredObject> {
  const { key, recipient } = await kit.keys.create('bench');
  const sealing = { writer: kit.copies, recipient };
  return await writeObject({ tenant: kit.tenant, key }, pieces(bytes), sealing);
}

/** As many files with as many flushes as the parts and the manifest take. */
async function writePlain(path: string, bytes: number): Promise<void> {
  const folders = ['a', 'b'].map((name) => `${path}.${name}`);
  for (const folder of folders) await mkdir(folder, { recursive: true });
  for (let part = 0; part * PART_BYTES < bytes; part += 1)
    await writeBoth(
      folders.map((folder, index) =>
        part === 0 && index === 0 ? `${path}.0` : join(folder, String(part)),
      ),
      Math.min(PART_BYTES, bytes - part * PART_BYTES),
    );
  await writeBoth(
    folders.map((folder) => join(folder, 'manifest')),
    1_024,
  );
}

async function writeBoth(paths: readonly string[], bytes: number): Promise<void> {
  const files = await Promise.all(paths.map(async (path) => await open(path, 'w')));
  for await (const one of pieces(bytes))
    await Promise.all(files.map(async (file) => await file.write(one)));
  await Promise.all(
    files.map(async (file, index) => {
      await file.sync();
      await file.close();
      const folder = await open(join(paths[index] ?? '', '..'));
      await folder.sync();
      await folder.close();
    }),
  );
}

async function readPlain(file: FileHandle, start: number): Promise<void> {
  const into = Buffer.allocUnsafe(PIECE_BYTES);
  for (let at = start; at < start + RANGE_BYTES; at += PIECE_BYTES)
    await file.read(into, 0, PIECE_BYTES, at);
}

async function* pieces(bytes: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes; at += PIECE_BYTES)
    yield await Promise.resolve(piece.subarray(0, Math.min(PIECE_BYTES, bytes - at)));
}

async function timed(run: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await run();
  return performance.now() - startedAt;
}

function spent({ user, system }: NodeJS.CpuUsage): number {
  return user + system;
}

function ratios(ours: readonly number[], theirs: readonly number[]): string {
  return median(ours.map((value, round) => value / (theirs[round] ?? Number.NaN))).toFixed(2);
}
