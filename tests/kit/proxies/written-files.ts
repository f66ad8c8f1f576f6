/** Calls by which a program makes or opens a file for writing (strace(1) names them so). */
export const WRITING_CALLS = [
  'open',
  'openat',
  'creat',
  'mkdir',
  'mkdirat',
  'rename',
  'renameat',
  'renameat2',
  'link',
  'linkat',
  'symlink',
  'symlinkat',
  'mknod',
  'mknodat',
] as const;

const LINE = /\b(?<call>[a-z]+\d?)\((?<args>.*)\) += (?<result>-?\d+)/;
const READS = /^open/;
const WRITES = /O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_TMPFILE/;

/**
 * Every path that a recording of strace shows as made or opened for writing, each once, as it was
 * written. Calls that failed made nothing.
 */
export function writtenFiles(recording: string): readonly string[] {
  const found = new Set<string>();
  for (const line of joinedCalls(recording)) {
    const { call = '', args = '', result = '' } = LINE.exec(line)?.groups ?? {};
    if (call === '' || result.startsWith('-')) continue;
    if (READS.test(call) && !WRITES.test(args)) continue;
    for (const [, path = ''] of args.matchAll(/"((?:\\.|[^"\\])*)"/g)) found.add(path);
  }
  return [...found].toSorted();
}

/** strace cuts a call in two where another thread comes between. */
function joinedCalls(recording: string): readonly string[] {
  const begun = new Map<string, string>();
  const lines: string[] = [];
  for (const line of recording.split('\n')) {
    const pid = /^(\d+)/.exec(line)?.[1] ?? '';
    const unfinished = / <unfinished \.\.\.>$/.exec(line);
    const resumed = /<\.\.\. \w+ resumed>/.exec(line);
    if (unfinished !== null) begun.set(pid, line.slice(0, unfinished.index));
    else if (resumed === null) lines.push(line);
    else lines.push(`${begun.get(pid) ?? ''}${line.slice(resumed.index + resumed[0].length)}`);
  }
  return lines;
}
