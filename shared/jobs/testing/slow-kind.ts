import { jobKind } from '../job-kind.ts';

/** For tests of workers that die in the middle of it. */
export const slowKind = jobKind({
  name: 'test-slow',
  payload: {},
  waitFirst: 1,
  waitAtMost: 1,
  timeLimit: 60,
});
