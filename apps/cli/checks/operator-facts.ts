import type { StartOptions } from '../command-line.ts';
import { isPublic } from '../facts-gate.ts';
import { fine, note, wrong, type Finding } from './finding.ts';

const SOON_MS = 60 * 86_400_000;

/** Whether visitors of such a start can be told who operates it. */
export async function checkOperatorFacts(
  options: Pick<StartOptions, 'dataFolder' | 'listen' | 'proxy'>,
  nowMs: number,
): Promise<Finding> {
  const { dataFolder } = options;
  // Not there before the dependencies are.
  const facts = await import('@blende/statement/supervisor.ts').catch(() => undefined);
  if (facts === undefined)
    return note('Who operates this instance can be seen only after the first start or setup.');
  const { completeFacts, contradictions, readFacts, runningOut } = facts;
  const lacking = isPublic(options) ? wrong : note;
  const found = readFacts(dataFolder);
  if (found.kind !== 'read')
    return lacking(
      `Nobody has said who operates this instance, which a start for others needs: run ./blende setup --data ${dataFolder}.`,
    );
  const { draft } = found;
  if (completeFacts(draft).kind === 'incomplete')
    return lacking(
      `Some of what visitors must be told about the operator lacks: ./blende setup --check --data ${dataFolder} names it.`,
    );
  if (contradictions(draft, nowMs).length + runningOut(draft, nowMs, SOON_MS).length > 0)
    return note(
      `Some of what the operator has stated contradicts itself or runs out within 60 days: ./blende setup --check --data ${dataFolder} names it.`,
    );
  return fine('Visitors are told who operates this instance, and nothing of it runs out soon.');
}
