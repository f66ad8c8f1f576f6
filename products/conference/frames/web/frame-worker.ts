import { runFrameWorker } from './run-frame-worker.ts';

runFrameWorker(globalThis);
