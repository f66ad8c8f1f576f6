import type { Finding } from '@blende/shared/claims/finding.ts';
import type { LogName } from '../../contract.ts';
import { fromEntry } from '../../evidence-log/evidence-record.ts';
import type { SoundLog } from '../../evidence-log/server/read-log.ts';

/** A finding, and where in which log it stands. */
export interface LoggedFinding extends Finding {
  readonly log: LogName;
  /** Of its record in the log. */
  readonly index: number;
  readonly commit: string;
}

/**
 * The findings of a log, oldest first. A record of the release is never evidence of the running
 * instance, and the other way round, whatever it says of itself.
 */
export function loggedFindings(log: LogName, { entries }: SoundLog): readonly LoggedFinding[] {
  return entries.flatMap((entry, index) => {
    const record = fromEntry(entry);
    if (record === undefined) return [];
    const { commit, findings } = record;
    return findings
      .filter(({ by }) => (by === 'release-test') === (log === 'release'))
      .map((finding) => ({ ...finding, log, index, commit }));
  });
}
