import { jobKind } from './job-kind.ts';

const HOUR_SECONDS = 3_600;

/** Reads every copy of every object back, and makes good what is damaged. */
export const scrubKind = jobKind({
  name: 'scrub-objects',
  payload: {},
  steps: ['reading-copies'],
  failures: ['object-lost'],
  attempts: 3,
  waitFirst: 60,
  timeLimit: 20 * HOUR_SECONDS,
  isSingle: true,
});
