import { notChecked, type ProbeOutcome } from '../../claims/probe.ts';

/** A look that the system refuses is no finding. */
export async function look(
  judge: () => ProbeOutcome | Promise<ProbeOutcome>,
): Promise<ProbeOutcome> {
  try {
    return await judge();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EACCES' || code === 'EPERM') return notChecked('no-access');
    return notChecked(code === 'ENOENT' ? 'not-running' : 'check-failed');
  }
}
