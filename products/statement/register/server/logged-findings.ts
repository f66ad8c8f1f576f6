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

/** With one run a day more than a year: what is older says nothing that these do not say. */
const NEWEST_RECORDS = 400;

/** The same log is asked for with every page. */
const known = new WeakMap<SoundLog, readonly LoggedFinding[]>();

/**
 * The findings of the newest records of a log, oldest first. A record of the release is never
 * evidence of the running instance, and the other way round, whatever it says of itself.
 */
export function loggedFindings(name: LogName, log: SoundLog): readonly LoggedFinding[] {
  const findings = known.get(log) ?? readFindings(name, log);
  known.set(log, findings);
  return findings;
}

function readFindings(name: LogName, { entries }: SoundLog): readonly LoggedFinding[] {
  const first = Math.max(0, entries.length - NEWEST_RECORDS);
  return entries.slice(first).flatMap((entry, at) => {
    const record = fromEntry(entry);
    if (record === undefined) return [];
    const { commit, findings } = record;
    return findings
      .filter(({ by }) => (by === 'release-test') === (name === 'release'))
      .map((finding) => ({ ...finding, log: name, index: first + at, commit }));
  });
}
