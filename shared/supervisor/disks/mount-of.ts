import { readFileSync } from 'node:fs';
import type { MachineView } from './machine-view.ts';

/** What lies at a path, from proc_pid_mountinfo(5). */
export interface DiskMount {
  /** `major:minor` of the file system; major 0 is no block device. */
  readonly device: string;
  readonly path: string;
  readonly fileSystem: string;
  /** A block device's path, a host, or a word of the file system's own. */
  readonly source: string;
  readonly options: string;
}

/** @throws if the list cannot be read. */
export function mountOf({ mountinfo }: MachineView, path: string): DiskMount | undefined {
  return readFileSync(mountinfo, 'utf8')
    .trim()
    .split('\n')
    .map(parseLine)
    .filter((mount) => lies(path, mount.path))
    .reduce<DiskMount | undefined>(
      // Of two at one place, the later one covers the earlier one.
      (best, mount) => (best !== undefined && best.path.length > mount.path.length ? best : mount),
      undefined,
    );
}

function parseLine(line: string): DiskMount {
  const [before = '', after = ''] = line.split(' - ');
  const [, , device = '', , path = ''] = before.split(' ').map(unescaped);
  const [fileSystem = '', source = '', options = ''] = after.split(' ').map(unescaped);
  return { device, path, fileSystem, source, options };
}

/** Blanks and the like stand there in octal. */
function unescaped(text: string): string {
  return text.replaceAll(/\\(\d{3})/g, (_, octal: string) =>
    String.fromCodePoint(Number.parseInt(octal, 8)),
  );
}

function lies(path: string, folder: string): boolean {
  return folder === '/' || path === folder || path.startsWith(`${folder}/`);
}
