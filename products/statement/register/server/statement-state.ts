import type { Claim } from '@blende/shared/claims/claim.ts';
import { evaluate, type Facts } from '@blende/shared/claims/evaluate.ts';
import type { Sentence } from '@blende/shared/claims/sentence.ts';
import type { LogName } from '../../contract.ts';
import type { ReadLog } from '../../evidence-log/server/read-log.ts';
import { loggedFindings, type LoggedFinding } from './logged-findings.ts';
import type { WatchedLog } from './watched-log.ts';

export interface StatementDeps {
  readonly claims: readonly Claim[];
  /** Whether a page under the same address tells people what is known of them. */
  readonly hasDisclosure: boolean;
  readonly logs: Readonly<Record<LogName, WatchedLog>>;
  readonly facts: () => Promise<Facts>;
  readonly now: () => number;
}

/** The statement at one moment. */
export interface StatementState {
  readonly atMs: number;
  readonly sentences: readonly Sentence<LoggedFinding>[];
  readonly logs: Readonly<Record<LogName, ReadLog>>;
}

export async function statementState(deps: StatementDeps): Promise<StatementState> {
  const [instance, release, facts] = await Promise.all([
    deps.logs.instance.read(),
    deps.logs.release.read(),
    deps.facts(),
  ]);
  const logs = { instance, release };
  const evidence = (['release', 'instance'] as const).flatMap((name) => {
    const log = logs[name];
    return log.state === 'sound' ? loggedFindings(name, log) : [];
  });
  const atMs = deps.now();
  return { atMs, sentences: evaluate(deps.claims, facts, evidence, atMs), logs };
}
