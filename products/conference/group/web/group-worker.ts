import { runGroupWorker } from './run-group-worker.ts';

runGroupWorker(globalThis);
