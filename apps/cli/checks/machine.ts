import { existsSync, readFileSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { inRoot } from '../places.ts';
import { fine, note, wrong, type Finding } from './finding.ts';

const MIB = 1024 ** 2;
const LEAST_DISK_BYTES = 3072 * MIB;
const LEAST_MEMORY_BYTES = 512 * MIB;
const DAY_MS = 86_400_000;

/** Free space where a folder lies, or will lie. */
export function checkDisk(name: string, folder: string): Finding {
  const there = nearestExisting(folder);
  const { bavail, bsize } = statfsSync(there);
  return judgeDisk(name, bavail * bsize);
}

export function judgeDisk(name: string, freeBytes: number): Finding {
  const free = `${Math.round(freeBytes / MIB)} MiB are free for the ${name}`;
  if (freeBytes >= LEAST_DISK_BYTES) return fine(`${free}.`);
  return wrong(`Only ${free}: make room for at least ${LEAST_DISK_BYTES / MIB} MiB.`);
}

function nearestExisting(folder: string): string {
  return existsSync(folder) ? folder : nearestExisting(dirname(folder));
}

export function checkMemory(): Finding {
  return judgeMemory(readFileSync('/proc/meminfo', 'utf8'));
}

export function judgeMemory(meminfo: string): Finding {
  const availableKib = Number(/^MemAvailable:\s+(\d+) kB$/m.exec(meminfo)?.[1] ?? 0);
  const available = `${Math.round(availableKib / 1024)} MiB of memory are available`;
  if (availableKib * 1024 >= LEAST_MEMORY_BYTES) return fine(`${available}.`);
  return wrong(
    `Only ${available}: end other programs, or use a machine with at least ${LEAST_MEMORY_BYTES / MIB} MiB free.`,
  );
}

export function checkSwap(): Finding {
  return judgeSwap(readFileSync('/proc/swaps', 'utf8'));
}

export function judgeSwap(swaps: string): Finding {
  if (swaps.trim().split('\n').length <= 1)
    return fine('There is no swap, so nothing in memory reaches a disk.');
  return note(
    'Swap is on, so what is in memory may reach a disk: switch it off, or encrypt it with a key of each boot.',
  );
}

/** Compares with the age of our own files and the system's time service; asks nobody outside. */
export function checkClock(): Finding {
  const synchronised = existsSync('/run/systemd/timesync/synchronized');
  return judgeClock(Date.now(), statSync(inRoot('package-lock.json')).mtimeMs, synchronised);
}

export function judgeClock(nowMs: number, filesMs: number, synchronised: boolean): Finding {
  if (nowMs < filesMs - DAY_MS)
    return wrong(
      'The clock is behind the age of these files: set it, or switch time synchronisation on.',
    );
  if (synchronised) return fine('The clock is synchronised.');
  return note(
    'Whether the clock is synchronised could not be seen here: certificates and tickets need it to be right.',
  );
}

/** Secrets are handed to the processes in files that exist in memory alone. */
export function checkMemoryFiles(): Finding {
  if (existsSync('/dev/shm')) return fine('Files in memory (/dev/shm) are there.');
  return wrong('Files in memory are missing: mount a tmpfs on /dev/shm.');
}
