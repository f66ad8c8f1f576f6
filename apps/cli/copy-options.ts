import { whereabouts } from '@blende/shared/storage/open-storage.ts';
import type { CopyConfiguration } from './configuration/configuration.ts';

/**
 * A copy of objects for the standard input of a role and nothing else; `at` turns a path into the
 * one that it sees. On which disk a folder lies is looked up here: such a role cannot.
 */
export function copyOptions(copy: CopyConfiguration, at: (path: string) => string) {
  if (copy.kind === 'folder') {
    const { kind, path, machine = null } = copy;
    return { kind, path: at(path), shownPath: path, machine, where: whereabouts(copy) };
  }
  const { accessKey, secretKey, ca, ...named } = copy;
  const secrets = { accessKey: accessKey.reveal(), secretKey: secretKey.reveal() };
  return { ...named, ...secrets, ca: ca ?? null };
}
