import { readdirSync, statSync } from 'node:fs';

/**
 * Processes that run `executable` inside `folder`, where each process of a server stays. Both are
 * compared by device and inode: a process with a file tree of its own shows other paths.
 */
export function clusterProcesses(folder: string, executable: string): readonly number[] {
  const [home, program] = [fileId(folder), fileId(executable)];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => fileId(`/proc/${pid}/exe`) === program && fileId(`/proc/${pid}/cwd`) === home)
    .map(Number);
}

function fileId(path: string): string | undefined {
  try {
    const { dev, ino } = statSync(path, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    // It has ended, or is not ours to look at.
    return undefined;
  }
}
