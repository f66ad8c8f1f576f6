import {
  closeSync,
  globSync,
  lstatSync,
  openSync,
  readdirSync,
  readlinkSync,
  readSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Scanner } from './scanner.ts';
import type { Sink, SinkName } from './sink.ts';

const CHUNK_BYTES = 8 * 2 ** 20;

/** Names and contents of every file in a folder, for example of a proxy or a browser's profile. */
export function folderSink(
  folders: readonly string[],
  name: SinkName = 'folders',
  isLeftOut: (file: string) => boolean = () => false,
): Sink {
  return {
    name,
    searchedBy: (scanner) => {
      for (const folder of folders) {
        for (const file of globSync(['**/*', '**/.*', '**/.*/**'], { cwd: folder })) {
          if (!isLeftOut(file)) scanFile(scanner, name, { folder, file });
        }
      }
    },
  };
}

/** The same for folders that others fill too: contents only of what changes from now on. */
export function changedFilesSink(folders: readonly string[]): Sink {
  const sinceMs = Date.now();
  const isOld = (path: string): boolean => {
    const found = lstatSync(path, { throwIfNoEntry: false });
    return found === undefined || Math.max(found.mtimeMs, found.ctimeMs) < sinceMs;
  };
  return {
    name: 'folders',
    searchedBy: async (scanner) => {
      for (const folder of folders) {
        scanner.scanText('folders', folder, `${folder} ${readdirSync(folder).join(' ')}`);
        await folderSink([folder], 'folders', (file) => isOld(join(folder, file))).searchedBy(
          scanner,
        );
      }
    },
  };
}

/** Sockets and devices hold nothing; what vanishes meanwhile is nobody's trace. */
export function scanFile(
  scanner: Scanner,
  sink: SinkName,
  { folder, file }: { readonly folder: string; readonly file: string },
): void {
  const path = join(folder, file);
  scanner.scanText(sink, `name of ${file.split('/', 1)[0] ?? ''}`, file);
  try {
    const found = lstatSync(path);
    if (found.isSymbolicLink()) scanner.scanText(sink, file, readlinkSync(path));
    if (found.isFile()) scanContents(scanner, { sink, path, where: file });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}

function scanContents(
  scanner: Scanner,
  { sink, path, where }: { readonly sink: SinkName; readonly path: string; readonly where: string },
): void {
  const descriptor = openSync(path, 'r');
  const chunk = Buffer.alloc(CHUNK_BYTES);
  try {
    for (let at = 0; ; at += CHUNK_BYTES - scanner.overlap) {
      const length = readSync(descriptor, chunk, 0, CHUNK_BYTES, at);
      scanner.scan(sink, where, chunk.subarray(0, length));
      if (length < CHUNK_BYTES) return;
    }
  } finally {
    closeSync(descriptor);
  }
}
