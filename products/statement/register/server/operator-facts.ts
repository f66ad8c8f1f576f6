import type { Declaration } from '@blende/shared/claims/declaration.ts';
import type { FactValues } from '@blende/shared/claims/render-sentence.ts';
import { completeFacts } from '../../facts/complete-facts.ts';
import { declarations, factValues } from '../../facts/declarations.ts';
import type { Facts } from '../../facts/facts.ts';
import { readFactsFrom } from '../../facts/server/facts-file.ts';

/** What the operator said of themselves, as the statement needs it. */
export interface OperatorFacts {
  /** Undefined while anything of it lacks: half an operator is none. */
  readonly facts: Facts | undefined;
  readonly declarations: readonly Declaration[];
  readonly values: FactValues;
}

/** Reads the file anew: what `./blende setup` wrote a moment ago is on the page. */
export async function operatorFacts(file: string): Promise<OperatorFacts> {
  const read = readFactsFrom(file);
  const completion = read.kind === 'read' ? completeFacts(read.draft) : undefined;
  if (completion?.kind !== 'complete') return { facts: undefined, declarations: [], values: {} };
  const { facts } = completion;
  return { facts, declarations: await declarations(facts), values: factValues(facts) };
}
