import type { Migration } from '@blende/shared/database/migrations/migration.ts';
import type { ProcessPlace } from '@blende/shared/supervisor/process-place.ts';
import type { DatabaseConfiguration } from './configuration/configuration.ts';
import { databaseElsewhere } from './database/database-elsewhere.ts';
import { databaseProblem } from './database/database-problem.ts';
import { embeddedDatabase } from './database/embedded-database.ts';
import type { PreparedDatabase } from './database/prepared-database.ts';
import { socketFolderOf } from './role-folders.ts';

export interface DatabaseSurroundings {
  readonly dataFolder: string;
  readonly socketPlace: string;
  /** What `findPlaces` answers for `postgres`. */
  readonly place: ProcessPlace | undefined;
  readonly configuration: DatabaseConfiguration;
  readonly migrations: readonly Migration[];
}

/**
 * The database that this start uses, ours or the operator's. Whatever an earlier start left has been
 * ended, and the folders of roles are made.
 * @throws OperatorError
 */
export async function prepareDatabase({
  dataFolder,
  socketPlace,
  place,
  configuration,
  migrations,
}: DatabaseSurroundings): Promise<PreparedDatabase> {
  const socketFolder = socketFolderOf(socketPlace, 'postgres');
  try {
    return configuration.kind === 'elsewhere'
      ? await databaseElsewhere(configuration, migrations)
      : await embeddedDatabase({ dataFolder, socketPlace, socketFolder, place, migrations });
  } catch (error) {
    throw databaseProblem(error);
  }
}
