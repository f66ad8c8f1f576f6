import { globSync } from 'node:fs';
import { usageError } from '../operator-error.ts';
import { ROOT } from '../places.ts';

export type TestPlan =
  | { readonly kind: 'all' }
  | { readonly kind: 'fast' }
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'campaigns' }
  | { readonly kind: 'campaign'; readonly name: string }
  | { readonly kind: 'help' };

/** What the words after `./blende test` ask for. */
export function parseTestPlan(args: readonly string[]): TestPlan {
  if (args.includes('--help') || args.includes('-h')) return { kind: 'help' };
  if (args.some((word) => word.startsWith('-')))
    throw usageError('option-unknown', 'This option is not known: --help lists what there is.');
  const [first, second, ...others] = args;
  if (others.length > 0 || (second !== undefined && first !== 'long'))
    throw usageError('too-many-words', 'Say fast, long NAME, or one NAME: --help explains them.');
  if (first === undefined) return { kind: 'all' };
  if (first === 'fast') return { kind: 'fast' };
  if (first !== 'long') return { kind: 'named', name: first };
  return second === undefined ? { kind: 'campaigns' } : { kind: 'campaign', name: second };
}

/** Journeys need browsers, faults end processes: both are slow and want the machine for themselves. */
export function isSlow(path: string): boolean {
  return /\.(journey|fault)\.test\.ts$/.test(path);
}

/** Every test file of the repository, relative to it, in a fixed order. */
export function allTestFiles(): readonly string[] {
  return globSync(['{apps,products,shared,tests}/**/*.test.ts'], {
    cwd: ROOT,
    exclude: (name) => name === 'node_modules' || name === 'dist',
  }).toSorted();
}
