import type { FactsDraft } from './facts.ts';
import { lastMomentMs } from './last-moment.ts';

export interface RunningOut {
  /** The part's name; a contract's with its place, for example `contracts.0`. */
  readonly part: string;
  readonly day: string;
  readonly isOver: boolean;
}

/** What is over or will be within the given time, soonest first. */
export function runningOut(
  draft: FactsDraft,
  nowMs: number,
  withinMs: number,
): readonly RunningOut[] {
  const { version: _version, contracts = [], ...groups } = draft;
  const dated = [
    ...Object.entries(groups).map(([part, group]) => ({ part, day: group?.validUntil })),
    ...contracts.map(({ validUntil: day }, index) => ({ part: `contracts.${index}`, day })),
  ];
  return dated
    .flatMap(({ part, day }) => (day === undefined ? [] : [{ part, day }]))
    .map((one) => ({ ...one, isOver: lastMomentMs(one.day) < nowMs }))
    .filter(({ day }) => lastMomentMs(day) - nowMs < withinMs)
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
}
