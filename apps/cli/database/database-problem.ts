import { ServerRefusedError } from '@blende/shared/database/connect/server-refused.ts';
import { SqlError } from '@blende/shared/database/connect/sql-error.ts';
import { DatabaseRefusedError } from '@blende/shared/database/database-refused.ts';
import { ClusterRefusedError } from '@blende/shared/database/embedded/cluster-refused.ts';
import { OperatorError } from '../operator-error.ts';

/** What an operator is told of a database that cannot be used. */
export function databaseProblem(error: unknown): unknown {
  if (error instanceof ClusterRefusedError || error instanceof ServerRefusedError)
    return new OperatorError(error.code, error.message);
  if (error instanceof DatabaseRefusedError) {
    const step = error.step === undefined ? '' : ` [${error.step}]`;
    return new OperatorError(error.code, `${error.message}${step}`);
  }
  if (error instanceof SqlError)
    return new OperatorError(
      'database-failed',
      `The database failed with ${error.code} while it was brought up to date: start again, and report this if it stays.`,
    );
  return error;
}
