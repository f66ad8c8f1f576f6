import { readFileSync } from 'node:fs';

/** One line of /proc/PID/mountinfo, proc_pid_mountinfo(5). */
export interface SeenMount {
  readonly path: string;
  /** Which folder of the mounted file system lies there. */
  readonly root: string;
  readonly fileSystem: string;
  readonly writable: boolean;
}

/** @throws if this may not be seen. */
export function mountsOf(pid: number): readonly SeenMount[] {
  return parseMounts(readFileSync(`/proc/${pid}/mountinfo`, 'utf8'));
}

export function parseMounts(mountinfo: string): readonly SeenMount[] {
  return mountinfo
    .trim()
    .split('\n')
    .map((line) => {
      const [before = '', after = ''] = line.split(' - ');
      const [, , , root = '', path = '', options = ''] = before.split(' ');
      const [fileSystem = '', , superOptions = ''] = after.split(' ');
      const isFor = (text: string): boolean => text.split(',').includes('rw');
      return { path, root, fileSystem, writable: isFor(options) && isFor(superOptions) };
    });
}
