import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { canariesIn } from '../../tests/kit/canaries.ts';
import { recordingUpstream } from '../../tests/kit/recording-upstream.ts';
import { EdgeReports } from './edge-reports.ts';
import { edgeEvents } from './events.ts';
import type { BadVisits } from '../../tests/kit/badly-visited-edge.worker.ts';

const canaries = {
  address: '127.66.77.88',
  agent: 'Canary-Browser/77.1',
  path: 'canary-path-4711',
};

/** Everything that an edge wrote and reported while it was visited in every wrong way. */
async function visitedBadly(chatty: boolean): Promise<{ written: Buffer; reported: unknown }> {
  await using upstream = await recordingUpstream();
  const workerData: BadVisits = { socket: upstream.socket, ...canaries, chatty };
  const file = new URL('../../tests/kit/badly-visited-edge.worker.ts', import.meta.url);
  const worker = new Worker(file, { stdout: true, stderr: true, workerData });
  const chunks: Buffer[] = [];
  for (const stream of [worker.stdout, worker.stderr])
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  const [[reported]] = await Promise.all([once(worker, 'message'), once(worker, 'exit')]);
  return { written: Buffer.concat(chunks), reported };
}

describe('an edge that is visited badly', () => {
  it('writes not a byte, and reports nothing of a single visit', async () => {
    const { written, reported } = await visitedBadly(false);
    assert.equal(written.toString(), '');
    // A line a minute at the earliest.
    assert.deepEqual(reported, []);
  });

  it('would be heard: a line about a visit is found', async () => {
    const { written } = await visitedBadly(true);
    assert.deepEqual(canariesIn(written, canaries), Object.keys(canaries));
  });

  it('tells an operator nothing but names and counts of the closed list', async () => {
    const reported: [string, Readonly<Record<string, number | string>>][] = [];
    using reports = new EdgeReports((name, fields) => reported.push([name, fields]), 10);
    reports.limitReached('requests');
    reports.limitReached('requests');
    reports.upstreamMissing();
    await delay(40);
    assert.deepEqual(reported, [
      ['edge-limit-reached', { limit: 'requests', times: 2 }],
      ['edge-upstream-missing', { times: 1 }],
    ]);
    for (const [name, fields] of reported) {
      const declared = Object.entries(edgeEvents).find(([known]) => known === name)?.[1] ?? {};
      assert.deepEqual(Object.keys(fields), Object.keys(declared));
    }
  });
});
