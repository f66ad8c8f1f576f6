import type { Finding } from '@blende/shared/claims/finding.ts';
import { notChecked, type Probe, type ProbeOutcome } from '@blende/shared/claims/probe.ts';

export interface RunDeps {
  readonly now: () => number;
  /** Whether the process that looks has a user that no other has. */
  readonly independent: boolean;
  /** Resolves when a probe has taken too long. */
  readonly tooLong: () => Promise<void>;
}

/** Every probe once, one after the other: none disturbs what another looks at. */
export async function runProbes(
  probes: readonly Probe[],
  { now, independent, tooLong }: RunDeps,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const probe of probes) {
    const outcome = await outcomeOf(probe, tooLong);
    const { claim, need } = probe;
    findings.push({ claim, need, ...outcome, atMs: now(), by: 'live', independent });
  }
  return findings;
}

async function outcomeOf(probe: Probe, tooLong: () => Promise<void>): Promise<ProbeOutcome> {
  try {
    return await Promise.race([probe.run(), tooLong().then(() => notChecked('timed-out'))]);
  } catch {
    return notChecked('check-failed');
  }
}
