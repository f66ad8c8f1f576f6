import { join } from 'node:path';

/** The repository, wherever it lies and wherever the command was called. */
export const ROOT = join(import.meta.dirname, '../..');
/** Everything that is fetched or built, apart from node_modules and the web app's own dist. */
export const BUILT = join(ROOT, '.blende');
export const WEB_DIST = join(ROOT, 'apps/web/dist');

export function inRoot(...parts: readonly string[]): string {
  return join(ROOT, ...parts);
}

export function inBuilt(...parts: readonly string[]): string {
  return join(BUILT, ...parts);
}
