/**
 * Slow tests mostly wait, so two of them run side by side. These do not: they count pictures or
 * bytes of a second, watch a whole machine, or have browsers enough for two cores by themselves.
 */
const ALONE: readonly string[] = [
  'products/conference/call/six.journey.test.ts',
  'products/conference/engine/poor-networks.journey.test.ts',
  'products/conference/frames/frames.journey.test.ts',
  'products/conference/rooms/no-trace.journey.test.ts',
  'products/conference/statistics/receiving.journey.test.ts',
];

/** Begin first, so that at the end no lane is left with something long. */
const LONG = /^tests\//;

export interface Lanes {
  /** Two at a time, in this order. */
  readonly sideBySide: readonly string[];
  readonly alone: readonly string[];
}

/** How slow test files share the machine. */
export function lanesOf(files: readonly string[]): Lanes {
  const shared = files.filter((file) => !ALONE.includes(file));
  return {
    sideBySide: [
      ...shared.filter((file) => LONG.test(file)),
      ...shared.filter((file) => !LONG.test(file)),
    ],
    alone: files.filter((file) => ALONE.includes(file)),
  };
}

/** Files that have to run alone; each must exist, or the rule would be void. */
export function aloneFiles(): readonly string[] {
  return ALONE;
}
