import type { GroundSpec } from '@blende/shared/supervisor/supervisor.ts';
import type { DatabaseLogins } from './database-logins.ts';

/** The database of a start, before its processes run. */
export interface PreparedDatabase {
  /** Our own server, if it is ours. */
  readonly grounds: readonly GroundSpec[];
  /** Kept when the database is up to date. Rejects with what the operator has to know. */
  readonly logins: Promise<DatabaseLogins>;
  /** To be called when everything runs: what an older version wrote is not needed any more. */
  readonly startedWell: () => void;
}
