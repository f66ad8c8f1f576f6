import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scanFile } from './folder-sink.ts';
import type { Sink } from './sink.ts';

const CALLS =
  'open,openat,openat2,creat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,mkdir,mkdirat,mknod,mknodat,memfd_create,execve';
const WRITES = /O_WRONLY|O_RDWR|O_CREAT|O_TMPFILE/;

export interface WrittenFile {
  readonly program: string;
  readonly path: string;
}

/** What makes files without being able to fill them is searched for names alone. */
const OPENS = /^(open|openat|openat2|creat|rename|renameat|renameat2|memfd_create)$/;

/** Every file that a program and its children open for writing, in the order of the first time. */
export class WriteTrace implements Disposable {
  readonly #folder = mkdtempSync(join(tmpdir(), 'blende-trace-'));
  readonly #file = join(this.#folder, 'calls');

  /** Words before a command line. The program stays the child of whoever starts it. */
  get inside(): readonly string[] {
    const what = ['-e', `trace=${CALLS}`, '-e', 'status=successful'];
    return [
      'strace',
      '-A',
      '-D',
      '-f',
      '--seccomp-bpf',
      '-qq',
      '-y',
      ...what,
      '-o',
      this.#file,
      '--',
    ];
  }

  written(): readonly WrittenFile[] {
    const programs = new Map<string, string>();
    const written = new Map<string, WrittenFile>();
    for (const line of readFileSync(this.#file, 'utf8').split('\n')) {
      const {
        pid = '',
        call = '',
        rest = '',
      } = /^(?<pid>\d+) +(?<call>\w+)\((?<rest>.*)$/.exec(line)?.groups ?? {};
      if (call === 'execve') programs.set(pid, programOf(rest));
      const path = pathWritten(call, rest);
      if (path === undefined) continue;
      const file = { program: programs.get(pid) ?? '', path };
      written.set(`${file.program} ${path}`, file);
    }
    return [...written.values()];
  }

  /** The names, and what the files hold now. The image shows what they have held before. */
  get sink(): Sink {
    return {
      name: 'written files',
      searchedBy: (scanner) => {
        scanner.scan('written files', 'calls', readFileSync(this.#file));
        for (const { path } of this.written()) {
          if (existsSync(path) && statSync(path).isFile())
            scanFile(scanner, 'written files', { folder: '/', file: path.slice(1) });
        }
      },
    };
  }

  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function programOf(rest: string): string {
  return /([a-z-]+)\.main\.ts/.exec(rest)?.[1] ?? /^"([^"]*)"/.exec(rest)?.[1] ?? '';
}

function pathWritten(call: string, rest: string): string | undefined {
  if (!OPENS.test(call) || (call.startsWith('open') && !WRITES.test(rest))) return undefined;
  // The kernel's own name of what was opened stands behind the number of the descriptor.
  const opened = /= \d+<([^>]*)>$/.exec(rest)?.[1];
  const named = [...rest.matchAll(/"((?:[^"\\]|\\.)*)"/g)].at(-1)?.[1];
  return opened ?? named ?? rest;
}
