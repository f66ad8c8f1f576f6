import type { Statistics } from './read-statistics.ts';

/** What the engine says of a participant's connection; it knows no person, only a random id. */
export type EngineGrade = 'excellent' | 'good' | 'poor' | 'lost' | 'unknown';

export interface ConnectionQuality {
  readonly grade: 'good' | 'fair' | 'poor';
  readonly reason: 'none' | 'loss' | 'delay' | 'jitter' | 'weak' | 'lost';
}

const GOOD: ConnectionQuality = { grade: 'good', reason: 'none' };

/** From the first value on it can be noticed, from the second on it disturbs. */
const LIMITS = {
  loss: [3, 8],
  delay: [300, 700],
  jitter: [40, 100],
} as const;

/** Of somebody else only the engine knows, and not why. */
export function qualityOfOther(engine: EngineGrade): ConnectionQuality {
  if (engine === 'lost') return { grade: 'poor', reason: 'lost' };
  return engine === 'poor' ? { grade: 'fair', reason: 'weak' } : GOOD;
}

/** The own connection: what is measured here explains more than the engine's grade. */
export function qualityOfSelf(engine: EngineGrade, statistics: Statistics): ConnectionQuality {
  const { paths, streams } = statistics;
  const measured = [
    judged(
      'loss',
      streams.map(({ lossPercent }) => lossPercent),
    ),
    judged(
      'delay',
      paths.map(({ roundTripMs }) => roundTripMs),
    ),
    judged(
      'jitter',
      streams.map(({ jitterMs }) => jitterMs),
    ),
  ];
  const disturbing =
    measured.find(({ grade }) => grade === 'poor') ??
    measured.find(({ grade }) => grade === 'fair');
  return disturbing ?? qualityOfOther(engine);
}

function judged(
  reason: keyof typeof LIMITS,
  values: readonly (number | undefined)[],
): ConnectionQuality {
  const worst = Math.max(0, ...values.map((value) => value ?? 0));
  const [noticed, disturbs] = LIMITS[reason];
  if (worst < noticed) return GOOD;
  return { grade: worst < disturbs ? 'fair' : 'poor', reason };
}
