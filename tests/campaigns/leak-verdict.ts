import { explanations, unexplained } from '../kit/leak/exceptions.ts';
import type { Scanner } from '../kit/leak/scanner.ts';
import type { SinkOutcome } from '../kit/leak/sink.ts';

/** Four bytes of an address can be there by chance: only a second run with other ones says so. */
export class WeakTracesError extends Error {
  readonly places: readonly string[];

  constructor(places: readonly string[]) {
    super(`perhaps by chance: ${places.join('; ')}`);
    this.places = places;
  }
}

/**
 * Throws for a trace without an exception, and for a sink that was not searched. Answers the
 * exceptions that were made.
 */
export function assertClean(scanner: Scanner, outcomes: readonly SinkOutcome[]): readonly string[] {
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
  const weak = traces.map(({ sink, where, form }) => `${sink}, ${form}, ${where.split(' ', 1)[0]}`);
  if (weak.length > 0) throw new WeakTracesError([...new Set(weak)]);
  return explanations(scanner.traces);
}
