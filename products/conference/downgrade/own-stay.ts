import type { DowngradeView } from './downgrade-view.ts';

/**
 * Whether a person's stay is over: `clear-refused` for whoever asked in vain, `clear-declined` for
 * whoever came later and did not agree.
 */
export function endOfStay({
  people,
}: DowngradeView): 'clear-refused' | 'clear-declined' | undefined {
  for (const { isSelf, isRunning, state } of people) {
    if (state !== 'refused') continue;
    if (isSelf) return 'clear-refused';
    if (isRunning) return 'clear-declined';
  }
  return undefined;
}

/** Whether one who asked may send and see. */
export function isOwnAgreed({ people }: DowngradeView): boolean {
  return people.some(({ isSelf, state }) => isSelf && state === 'agreed');
}
