import { chmodSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATABASE, OWNER_LOGIN, SUPERUSER } from './cluster-names.ts';
import { ClusterRefusedError } from './cluster-refused.ts';
import { clusterProblem } from './free-space.ts';
import type { RunTool } from './run-tool.ts';
import { singleUser } from './single-user.ts';

const INITDB = [
  `--username=${SUPERUSER}`,
  '--data-checksums',
  '--encoding=UTF8',
  '--locale=C.UTF-8',
  // Nobody until our own file says who.
  '--auth-local=reject',
  '--auth-host=reject',
] as const;
const WHO_MAY_CONNECT = 'local all all scram-sha-256\n';
const STATEMENTS = [
  `create role ${OWNER_LOGIN} login`,
  `create database ${DATABASE} owner ${OWNER_LOGIN} template template0`,
  'revoke connect, temporary on database postgres from public',
  'revoke connect on database template1 from public',
] as const;

interface NewCluster {
  readonly major: number;
  /** Empty or missing. */
  readonly folder: string;
  /** Gives a folder to the user of the server. */
  readonly give: (folder: string) => void;
}

/**
 * Makes the database of an instance. It is made beside its place and moved there whole: what an
 * interrupted start leaves is thrown away by the next one.
 * @throws ClusterRefusedError
 */
export async function makeCluster(
  runTool: RunTool,
  { major, folder, give }: NewCluster,
): Promise<void> {
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  chmodSync(draft, 0o700);
  give(draft);
  const made = await runTool({
    major,
    tool: 'initdb',
    folder: draft,
    args: (at) => ['-D', at, ...INITDB],
    input: '',
  });
  if (!made.ok) throw new ClusterRefusedError(clusterProblem(draft));
  writeFileSync(join(draft, 'pg_hba.conf'), WHO_MAY_CONNECT);
  const filled = await singleUser(runTool, {
    major,
    folder: draft,
    database: 'postgres',
    statements: STATEMENTS,
  });
  if (!filled.ok) throw new ClusterRefusedError(clusterProblem(draft));
  renameSync(draft, folder);
}
