import type { Directive } from './directive.ts';
import type { Surroundings } from './finding.ts';

/** One way in which a configuration of nginx leaves or passes on traces. */
export interface NginxKind {
  readonly code: string;
  /** What to do, in one sentence. */
  readonly sentence: string;
  /** Whether this directive does it, or lacks what would prevent it. */
  readonly holds: (directive: Directive, surroundings: Surroundings) => boolean;
}
