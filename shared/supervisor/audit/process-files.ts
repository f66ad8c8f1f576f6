import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';

const ACCESS_MODE = 0o3;
/** Where they end is a question of its own. */
const STANDARD_OUTPUTS = ['1', '2'];

/**
 * The regular files that a process has open for writing, beside stdout and stderr, by their paths as
 * that process sees them.
 * @throws if this may not be seen; a process that has just ended has none.
 */
export function filesOpenForWriting(pid: number): readonly string[] {
  const descriptors = readdirSync(`/proc/${pid}/fd`);
  return descriptors.filter(isNoOutput).flatMap((descriptor) => {
    try {
      const link = `/proc/${pid}/fd/${descriptor}`;
      return statSync(link).isFile() && isForWriting(pid, descriptor) ? [readlinkSync(link)] : [];
    } catch (error) {
      // Closed between the two looks.
      if (hasCode(error, 'ENOENT')) return [];
      throw error;
    }
  });
}

function isNoOutput(descriptor: string): boolean {
  return !STANDARD_OUTPUTS.includes(descriptor);
}

/** Flags of open(2) in octal, of which the two lowest bits are the access mode (0 means reading). */
function isForWriting(pid: number, descriptor: string): boolean {
  const info = readFileSync(`/proc/${pid}/fdinfo/${descriptor}`, 'utf8');
  const flags = Number.parseInt(/^flags:\s*([0-7]+)$/m.exec(info)?.[1] ?? '2', 8);
  return (flags & ACCESS_MODE) !== 0;
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
