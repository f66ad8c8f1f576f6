import type { PgBoss, QueueOptions } from 'pg-boss';
import type { JobKind } from './job-kind.ts';
import { HEARTBEAT_SECONDS } from './open-boss.ts';

const DAY_SECONDS = 86_400;
/** How long one may read how a job ended. */
const KEPT_SECONDS = 7 * DAY_SECONDS;

/** Makes a queue for each kind, or brings its settings up to date. */
export async function ensureQueues(boss: PgBoss, kinds: readonly JobKind[]): Promise<void> {
  const there = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]));
  for (const kind of kinds) {
    const settings = settingsOf(kind);
    const queue = there.get(kind.name);
    if (queue === undefined)
      await boss.createQueue(kind.name, { ...settings, policy: policy(kind) });
    else if (Object.entries(settings).some(([name, value]) => Reflect.get(queue, name) !== value))
      await boss.updateQueue(kind.name, settings);
  }
}

function policy({ isSingle }: JobKind): string {
  return isSingle ? 'exclusive' : 'standard';
}

function settingsOf(kind: JobKind): QueueOptions {
  return {
    retryLimit: kind.attempts - 1,
    retryDelay: kind.waitFirst,
    retryBackoff: true,
    retryDelayMax: kind.waitAtMost,
    // The worker itself ends it in time; this is for one that does not.
    expireInSeconds: kind.timeLimit + 60,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    retentionSeconds: 30 * DAY_SECONDS,
    deleteAfterSeconds: KEPT_SECONDS,
  };
}
