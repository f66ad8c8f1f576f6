/** The options of the file system on which an absolute path lies, from /proc/self/mountinfo (proc(5)). */
export function readMounts(mountinfo: string, path: string): readonly string[] {
  const mounts = mountinfo.split('\n').flatMap((line) => {
    const [mount = '', superBlock = ''] = line.split(' - ');
    const [, , , , point, options = ''] = mount.split(' ');
    if (point === undefined) return [];
    return [{ point: unescaped(point), options: `${options},${superBlock.split(' ')[2] ?? ''}` }];
  });
  const innermost = mounts
    .filter(({ point }) => path.startsWith(point === '/' ? '/' : `${point}/`))
    .toSorted((one, other) => other.point.length - one.point.length)[0];
  return innermost?.options.split(',') ?? [];
}

/** Spaces and the like are written in octal. */
function unescaped(text: string): string {
  return text.replaceAll(/\\(\d{3})/g, (_, octal: string) =>
    String.fromCharCode(Number.parseInt(octal, 8)),
  );
}
