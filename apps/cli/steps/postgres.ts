import { join } from 'node:path';
import {
  hasClusterTools,
  newClusterMajor,
} from '@blende/shared/database/embedded/cluster-tools.ts';
import { clusterMajor } from '@blende/shared/database/embedded/cluster-version.ts';
import { databaseProblem } from '../database/database-problem.ts';
import { OperatorError } from '../operator-error.ts';
import type { StepOutcome } from '../step.ts';
import { asRoot, ensureDebianPackages } from './debian-packages.ts';

// Debian's package makes a database of its own and starts it on port 5432, unless this is there
// before (pg_createcluster(1), create_main_cluster).
const NO_SERVER_OF_ITS_OWN = `mkdir -p /etc/postgresql-common/createcluster.d
echo 'create_main_cluster = false' > /etc/postgresql-common/createcluster.d/blende.conf`;

/** Sees to the PostgreSQL that the data folder was made with, or to one for a new data folder. */
export async function preparePostgres(dataFolder: string): Promise<StepOutcome> {
  const major = majorOf(dataFolder);
  if (hasClusterTools(major)) return undefined;
  const name = `postgresql-${major}`;
  const packages = [
    { name, starts: true, isThere: async () => await Promise.resolve(hasClusterTools(major)) },
  ];
  if ((await asRoot(['sh', '-c', NO_SERVER_OF_ITS_OWN])) && (await installed(packages)))
    return `installed Debian's ${name}`;
  throw new OperatorError(
    'postgres-missing',
    `The library needs Debian's ${name}, which could not be installed from here: install it as root, or start meetings alone with --only conference.`,
  );
}

function majorOf(dataFolder: string): number {
  try {
    return clusterMajor(join(dataFolder, 'postgres')) ?? newClusterMajor();
  } catch (error) {
    throw databaseProblem(error);
  }
}

async function installed(packages: Parameters<typeof ensureDebianPackages>[0]): Promise<boolean> {
  try {
    await ensureDebianPackages(packages);
    return true;
  } catch (error) {
    if (error instanceof OperatorError) return false;
    throw error;
  }
}
