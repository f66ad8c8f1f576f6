import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

// fcntl(2): the lowest two bits of the flags, in octal, are 0 where a file is open for reading only.
const ACCESS = 0o3;

/** Files that a process of this machine has open for writing, by path. */
export function filesWrittenBy(pid: number): readonly string[] {
  return readdirSync(`/proc/${pid}/fd`).flatMap((number) => {
    try {
      const path = readlinkSync(`/proc/${pid}/fd/${number}`);
      const info = readFileSync(`/proc/${pid}/fdinfo/${number}`, 'utf8');
      const flags = Number.parseInt(/^flags:\s+(\d+)/m.exec(info)?.[1] ?? '0', 8);
      const isFile =
        path.startsWith('/') && !path.startsWith('/dev/') && !path.startsWith('/memfd');
      return isFile && (flags & ACCESS) !== 0 ? [path] : [];
    } catch {
      // Closed meanwhile.
      return [];
    }
  });
}
