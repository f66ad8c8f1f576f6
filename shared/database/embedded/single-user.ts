import type { RunTool } from './run-tool.ts';
import { serverSettings } from './server-settings.ts';

export interface SingleUserRun {
  readonly major: number;
  readonly folder: string;
  readonly database: string;
  /** One line each. */
  readonly statements: readonly string[];
}

/**
 * Runs statements on a database whose server is stopped, all rights given and no password asked:
 * `postgres --single`, section "Single-User Mode" of its reference. It first brings the database to
 * order as a server would, and ends with the first statement that fails.
 */
export async function singleUser(
  runTool: RunTool,
  { major, folder, database, statements }: SingleUserRun,
): Promise<{ readonly ok: boolean; readonly output: string }> {
  return await runTool({
    major,
    tool: 'postgres',
    folder,
    args: (at) => ['--single', '-D', at, ...serverSettings({ exit_on_error: 'on' }), database],
    input: `${statements.join('\n')}\n`,
  });
}
