import type { WrittenFile } from './write-trace.ts';

/** Where the product may write while it starts and runs, and what for. */
const DECLARED: readonly (readonly [RegExp, string])[] = [
  [/^\/dev\/(null|tty)$/, 'devices that keep nothing'],
  [
    /^\/dev\/shm(\/#\d+( \(deleted\))?)?$/,
    "files in memory without a name: the children's options",
  ],
  [/^\/dev\/shm\/blende-\d+-[0-9a-f]{16}(\/|$)/, 'file trees of the processes, in memory'],
  [
    /^\/data\/(keys|facts|evidence|certificates)(\/|$)/,
    'the same state, as a process with a file tree of its own sees it',
  ],
  [/^\.\/(programs|dev|blende)\//, 'file trees of the processes, while they are made'],
  [/^\/dev\/pts\/\d+$/, 'the terminal'],
  [/^\/proc\/(self|\d+)\//, 'switches of the kernel'],
  [/^(pipe|socket|anon_inode):/, 'no files'],
  [/^\/tmp\/blende-\d+-[0-9a-f]{16}(\/[\w.-]+)?$/, 'sockets'],
  [/\/\.blende\//, 'what was installed and built'],
  [/\/node_modules\/\.vite-temp(\/|$)/, 'the build of the web app'],
  [/\/apps\/web\/dist$/, 'the built web app'],
  [/^\/tmp\/node-compile-cache(\/|$)/, 'the build of the web app'],
];

/** In the state folder. */
const STATE = [
  /^$/,
  /^\/\.write-\w+$/,
  /^\/lock$/,
  /^\/supervisor\.json(\.new)?$/,
  /^\/(keys|facts|evidence|certificates)(\/[\w.-]+)*$/,
];

/** Files that were opened for writing without being in the list. */
export function undeclaredFiles(
  written: readonly WrittenFile[],
  dataFolder: string,
): readonly WrittenFile[] {
  return written.filter(({ path }) => {
    if (path.startsWith(dataFolder))
      return !STATE.some((place) => place.test(path.slice(dataFolder.length)));
    return !DECLARED.some(([place]) => place.test(path));
  });
}
