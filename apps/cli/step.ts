import { print } from './print.ts';

/** What a step did, as the words that follow its name; undefined if there was nothing to do. */
export type StepOutcome = string | undefined;

/** Runs one step and says what it did and how long that took. */
export async function step(
  name: string,
  run: () => Promise<StepOutcome> | StepOutcome,
): Promise<void> {
  const startedAt = performance.now();
  const outcome = await run();
  print(
    outcome === undefined ? `  ${name}: up to date` : `  ${name}: ${outcome} (${since(startedAt)})`,
  );
}

/** The time since a moment of performance.now(), for people. */
export function since(startedAt: number): string {
  return `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
}
