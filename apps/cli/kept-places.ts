import { existsSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Configuration } from './configuration/configuration.ts';
import { keptIn } from './kept-in.ts';

/**
 * Real paths of everything that is kept on this machine, each once. Of what is not there yet, the
 * folder in which it comes to lie.
 */
export function keptPlaces(dataFolder: string, configuration: Configuration): readonly string[] {
  return [...new Set(keptIn(dataFolder, configuration).map(([path]) => realPlace(path)))];
}

function realPlace(path: string): string {
  return existsSync(path) || path === dirname(path) ? realpathSync(path) : realPlace(dirname(path));
}
