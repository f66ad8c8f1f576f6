import { explanations, unexplained } from '../kit/leak/exceptions.ts';
import type { Scanner, Trace } from '../kit/leak/scanner.ts';
import type { SinkOutcome } from '../kit/leak/sink.ts';

/** Nothing can be said but by another run. */
export class InconclusiveError extends Error {}

export interface Verdict {
  /** Sentences for what was found where it may be. */
  readonly exceptions: readonly string[];
  /**
   * Four bytes of an address, which encrypted packets hold by chance now and then: a finding if the
   * same comes again with other marks.
   */
  readonly weak: readonly string[];
}

/** Throws for a trace without an exception, and for a sink that was not searched. */
export function assertClean(scanner: Scanner, outcomes: readonly SinkOutcome[]): Verdict {
  const unchecked = outcomes.flatMap((outcome) =>
    outcome.state === 'not-checked' ? [`${outcome.sink}: ${outcome.why}`] : [],
  );
  if (unchecked.length > 0) throw new Error(`not checked: ${unchecked.join('; ')}`);
  const traces = unexplained(scanner.traces);
  const strong = traces.filter(({ isWeak }) => !isWeak);
  if (strong.length > 0) {
    const lines = strong.map(
      ({ canary, form, sink, where }) => `  ${sink}: ${canary.name} as ${form} in ${where}`,
    );
    throw new Error(['a meeting left traces:', ...lines].join('\n'));
  }
  const weak = traces
    .filter(isTelling)
    .map(({ canary, sink, form }) => `${canary.name} as ${form} in ${sink}`);
  return { exceptions: explanations(scanner.traces), weak };
}

/**
 * In megabytes of encrypted packets some of thirty addresses would be found in every third run: of
 * those who are not in the meeting only longer forms count there.
 */
function isTelling({ sink, canary: { name } }: Trace): boolean {
  return sink !== 'packets' || /^address of (anna|ben)$/.test(name);
}
