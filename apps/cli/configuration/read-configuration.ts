import { join } from 'node:path';
import type { Configuration } from './configuration.ts';
import { configurationFrom } from './configuration-from.ts';
import { readConfigurationText } from './read-text.ts';

/** Of the operator, in the data folder. */
export function configurationFileIn(dataFolder: string): string {
  return join(dataFolder, 'config/blende.json');
}

/**
 * What is in force on this data folder. Needs the dependencies, and reads files that the
 * configuration names, so only the launcher and commands of the operator do it.
 * @throws OperatorError with a code `configuration-…` that names the place in the file
 */
export function readConfiguration(
  dataFolder: string,
  environment: Readonly<NodeJS.ProcessEnv> = process.env,
): Configuration {
  return configurationFrom(readConfigurationText(configurationFileIn(dataFolder)), {
    dataFolder,
    databaseUrl: environment['DATABASE_URL'],
  });
}
