import { randomBytes } from 'node:crypto';
import { chmod, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from '../places/folder-errors.ts';
import type { ScrubReport } from './scrub.ts';

/** Lies beside the shards of every folder, for whoever may read there: counts, and nothing else. */
export const SCRUB_REPORT = 'last-scrub.json';

export async function writeScrubReport(folder: string, report: ScrubReport): Promise<void> {
  const draft = join(folder, 'incoming', randomBytes(8).toString('hex'));
  const file = await open(draft, 'wx', 0o640);
  try {
    await file.writeFile(JSON.stringify(report));
    await file.sync();
  } finally {
    await file.close();
  }
  await chmod(draft, 0o640);
  await rename(draft, join(folder, SCRUB_REPORT));
  await syncFolder(folder);
}

/** The newest of the reports in these folders; undefined where there is none that can be read. */
export async function newestScrubReport(
  folders: readonly string[],
): Promise<ScrubReport | undefined> {
  const found = await Promise.all(folders.map(readReport));
  return found
    .filter((report) => report !== undefined)
    .toSorted((a, b) => a.endedAtMs - b.endedAtMs)
    .at(-1);
}

async function readReport(folder: string): Promise<ScrubReport | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(join(folder, SCRUB_REPORT), 'utf8'));
    return isReport(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isReport(value: unknown): value is ScrubReport {
  if (!isRecord(value)) return false;
  const { version, startedAtMs, endedAtMs, blobs, bytes, lost, places } = value;
  return (
    version === 1 &&
    [startedAtMs, endedAtMs, blobs, bytes, lost].every(isCount) &&
    isRecord(places) &&
    Object.values(places).every(
      (place) =>
        isRecord(place) &&
        ['whole', 'healed', 'bad', 'unread'].every((name) => isCount(place[name])),
    )
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
