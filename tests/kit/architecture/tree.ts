// Compares the folders that ARCHITECTURE.md draws with those on the disk, on two levels:
//
//     apps/            what starts
//       server/        …

const FIRST_LEVEL = /^([\w.-]+)\/(\s|$)/;
const SECOND_LEVEL = /^ {2}([\w.-]+)\/(\s|$)/;

/** The folders of the first fenced block called `tree`. */
export function foldersInDocument(markdown: string): string[] {
  const block = /^```tree\n([\s\S]*?)^```/m.exec(markdown)?.[1] ?? '';
  const folders: string[] = [];
  let parent = '';
  for (const line of block.split('\n')) {
    const first = FIRST_LEVEL.exec(line)?.[1];
    const second = SECOND_LEVEL.exec(line)?.[1];
    if (first !== undefined) folders.push((parent = first));
    if (second !== undefined) folders.push(`${parent}/${second}`);
  }
  return folders;
}

/** The folders on two levels that hold at least one file. */
export function foldersOnDisk(paths: readonly string[]): string[] {
  const folders = paths.flatMap((path) => {
    const names = path.split('/').slice(0, -1);
    return [names.slice(0, 1).join('/'), names.slice(0, 2).join('/')];
  });
  return [...new Set(folders)].filter((folder) => folder !== '');
}

export function treeDifferences(markdown: string, paths: readonly string[]): string[] {
  const drawn = foldersInDocument(markdown);
  const there = foldersOnDisk(paths);
  return [
    ...there
      .filter((folder) => !drawn.includes(folder))
      .map((folder) => `${folder} is not drawn in ARCHITECTURE.md`),
    ...drawn
      .filter((folder) => !there.includes(folder))
      .map((folder) => `ARCHITECTURE.md draws ${folder}, which does not exist`),
  ];
}
