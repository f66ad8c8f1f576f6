import type { HeldAnswer } from './held-messages.ts';

/** What the conference process answered, or that it does not answer at this moment. */
export type Held = HeldAnswer | { readonly outcome: 'not-reachable' };

/** The last check that nothing about meetings lies on the disk. */
export interface DiskProof {
  readonly state: 'proven' | 'contrary' | 'not-checked';
  readonly atMs?: number;
}

/** Who answers a formal request: a sentence of the statement, as the operator declared it. */
export interface Controller {
  readonly de: string;
  readonly en: string;
}

export interface Situation {
  readonly held: Held;
  /** A proxy in front ends the visitor's connection. */
  readonly viaProxy: boolean;
  readonly proof: DiskProof;
  readonly controller: Controller | undefined;
}

export interface DisclosureSection {
  readonly name: 'sent' | 'memory' | 'disk' | 'formal' | 'signature';
  readonly title: string;
  readonly lines: readonly string[];
}

export interface DisclosureText {
  readonly de: readonly DisclosureSection[];
  readonly en: readonly DisclosureSection[];
}
