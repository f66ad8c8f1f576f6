import { programInside, type ProcessPlace } from './process-place.ts';

/**
 * Builds the file tree of one process and becomes the program that follows: a tmpfs with nothing
 * but the system's programs and the mounts that are named, all of it read-only but for those.
 * Arguments: mount point, options of proc(5), then `options from to` for each mount, `--`, command.
 */
const BUILD_TREE = `set -eu
umask 022
root=$1 proc=$2
shift 2
mount -t tmpfs -o size=1m,nr_inodes=1k,mode=0755,nosuid,nodev none "$root"
cd "$root"
mkdir dev old proc tmp
show() {
  to=.$3
  if [ -d "$2" ]; then mkdir -p "$to"; else mkdir -p "\${to%/*}"; : > "$to"; fi
  mount --bind "$2" "$to"
  mount -o "remount,bind,$1" "$to"
}
show ro,nosuid,nodev /usr /usr
for name in bin sbin lib lib32 lib64 libx32; do
  if [ -L "/$name" ]; then ln -s "$(readlink "/$name")" "$name"
  elif [ -d "/$name" ]; then show ro,nosuid,nodev "/$name" "/$name"
  fi
done
for name in null zero random urandom; do show rw,nosuid,noexec "/dev/$name" "/dev/$name"; done
ln -s /proc/self/fd dev/fd
ln -s /proc/self/fd/0 dev/stdin
mount -t proc -o "nosuid,nodev,noexec$proc" proc proc
while [ "$1" != -- ]; do
  show "$1" "$2" "$3"
  shift 3
done
shift
PATH=$PATH:/usr/sbin:/sbin pivot_root . old
cd /
umount -l /old
rmdir /old
mount -o remount,ro /
# What it makes, others of its group may use: they connect to its sockets.
umask 007
exec env -u PWD -u OLDPWD -u SHLVL -u _ "$@"`;

/** The kernel kills the process with its parent. */
export const WITH_PARENT = ['setpriv', '--pdeathsig', 'KILL', '--'] as const;
const OWN_MOUNTS = ['unshare', '--mount', '--propagation', 'private'] as const;
const NO_NEW_RIGHTS = ['--no-new-privs'] as const;

/**
 * The words before a command that put it in its place. Each of these programs becomes the next,
 * so that the pid stays. `--pdeathsig` stands twice: a change of user forgets it.
 */
export function placeCommand(place: ProcessPlace, executable: string): readonly string[] {
  const { userId, groupId, capabilities, mounts, mountPoint } = place;
  const program = { from: executable, to: programInside(place, executable), write: false };
  const shown = [program, ...mounts].flatMap(({ from, to, write }) => [
    `${write ? 'rw,noexec' : 'ro'},nosuid,nodev`,
    from,
    to,
  ]);
  const kept = ['-all', ...capabilities.map((name) => `+${name}`)].join(',');
  const tree = ['sh', '-c', BUILD_TREE, 'sh', mountPoint, place.seesProcesses ? '' : ',hidepid=2'];
  const user = ['setpriv', '--reuid', String(userId), '--regid', String(groupId), '--clear-groups'];
  const rights = ['--inh-caps', kept, '--ambient-caps', kept, '--bounding-set', kept];
  return [
    ...WITH_PARENT,
    ...OWN_MOUNTS,
    ...(place.hasNetwork ? [] : ['--net']),
    '--',
    ...tree,
    ...shown,
    '--',
    ...user,
    ...NO_NEW_RIGHTS,
    ...rights,
    ...WITH_PARENT.slice(1),
  ];
}
