import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SeenMount } from './mounts.ts';

const PLACES = ['usr/lib/systemd', 'usr/local/lib/systemd', 'run/systemd', 'etc/systemd'];

/**
 * Whether journald keeps what it gets on a disk, after journald.conf(5): `Storage=` (with `auto`
 * it does if /var/log/journal exists), and what forwards to a log of the older kind. `namespace` is
 * that of LogNamespace= in systemd.exec(5), which has settings of its own.
 */
export function journalReachesDisk(root = '/', namespace?: string): boolean {
  const settings = settingsOf(root, namespace === undefined ? 'journald' : `journald@${namespace}`);
  const sockets = namespace === undefined ? 'journal' : `journal.${namespace}`;
  const storage = settings.get('Storage') ?? 'auto';
  const keeps =
    storage === 'persistent' || (storage === 'auto' && existsSync(join(root, 'var/log/journal')));
  const forwards =
    settings.get('ForwardToSyslog') !== 'no' &&
    existsSync(join(root, 'run/systemd', sockets, 'syslog'));
  return keeps || forwards;
}

/** Later files and lines count; files beside the main one come after it, by name. */
function settingsOf(root: string, name: string): ReadonlyMap<string, string> {
  const main = PLACES.map((place) => join(root, place, `${name}.conf`));
  const beside = PLACES.flatMap((place) => filesIn(join(root, place, `${name}.conf.d`)));
  const text = [...main, ...beside].map(readOrNothing).join('\n');
  return new Map(
    [...text.matchAll(/^\s*(\w+)\s*=\s*(\S*)/gm)].map(([, key = '', value = '']) => [
      key,
      value.toLowerCase(),
    ]),
  );
}

function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.conf'))
    .toSorted()
    .map((name) => join(folder, name));
}

function readOrNothing(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/** The namespace of the journal that a process with these mounts reaches; undefined for the common one. */
export function journalNamespace(mounts: readonly SeenMount[]): string | undefined {
  const over = mounts.findLast(({ path }) => path === '/run/systemd/journal');
  return /\/journal\.([^/]+)$/.exec(over?.root ?? '')?.[1];
}
