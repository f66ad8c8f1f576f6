import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';

/** File systems that lie in memory: tmpfs and ramfs (statfs(2)). */
const IN_MEMORY: ReadonlySet<number> = new Set([0x01021994, 0x858458f6]);

/** Whether a file at this absolute path lies, or would lie, in memory. */
export function inMemory(path: string): boolean {
  if (!path.startsWith('/')) return false;
  try {
    return IN_MEMORY.has(statfsSync(path).type);
  } catch {
    return path !== '/' && inMemory(dirname(path));
  }
}
