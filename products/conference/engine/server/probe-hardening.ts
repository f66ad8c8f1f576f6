import { openSync, closeSync, fstatSync, readSync } from 'node:fs';
import {
  fails,
  HOLDS,
  notChecked,
  type Probe,
  type ProbeOutcome,
} from '@blende/shared/claims/probe.ts';
import { missingHardening } from '../hardening.ts';

/**
 * W9: what the engine was started with is stricter than upstream's defaults in every listed way.
 * Reads the file in memory that it got as its standard input, so it sees what the engine saw.
 */
export function hardeningProbe(enginePid: () => number | undefined): Probe {
  return {
    claim: 'W9',
    need: 0,
    run: async () => {
      const pid = enginePid();
      return await Promise.resolve(pid === undefined ? notChecked('not-running') : judge(pid));
    },
  };
}

function judge(pid: number): ProbeOutcome {
  const configuration = configurationOf(pid);
  if (typeof configuration === 'string') return notChecked(configuration);
  const missing = missingHardening(configuration);
  return missing === undefined ? HOLDS : fails(missing);
}

function configurationOf(pid: number): Record<string, unknown> | 'no-access' | 'check-failed' {
  let text: string;
  try {
    text = readFromStart(`/proc/${pid}/fd/0`);
  } catch {
    return 'no-access';
  }
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : 'check-failed';
  } catch {
    return 'check-failed';
  }
}

/** Opened anew, so that the engine's own place in it stays where it is. */
function readFromStart(path: string): string {
  const descriptor = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(fstatSync(descriptor).size);
    readSync(descriptor, bytes, 0, bytes.length, 0);
    return bytes.toString();
  } finally {
    closeSync(descriptor);
  }
}
