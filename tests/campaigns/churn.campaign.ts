import { setTimeout as delay } from 'node:timers/promises';
import { runCampaign } from './campaign.ts';
import { ChurnMeeting } from './churn-meeting.ts';
import { promise } from './group-world.ts';
import { pick, seededRandom } from './mutate.ts';

// A meeting in which people keep coming and going, over a real room channel: whoever is left shares
// one epoch, and nothing that was said while somebody was there is lost to them.

/** All in one process, each with the work of a browser of their own: the long run needs a core. */
const MEMBERS = process.argv[2] === 'long' ? 30 : 10;
/** Twenty joins and twenty leaves a minute. */
const ROUND_MS = 3_000;
const ROUNDS = 7;
const SHARDS = 20;
const SLICE_SHARDS = 1;
const SAYINGS_PER_ROUND = 6;

const counts = { joins: 0, leaves: 0, said: 0, longestMs: 0, joiningMs: 0 };

async function shard(seed: number): Promise<number> {
  const random = seededRandom(seed);
  await using meeting = await ChurnMeeting.begin();
  await Promise.all(Array.from({ length: MEMBERS }, () => join(meeting)));
  await meeting.settle();
  for (let round = 0; round < ROUNDS; round += 1) {
    const ends = delay(ROUND_MS);
    const leaving = pick(random, meeting.members);
    const changes = [meeting.leave(leaving), join(meeting)];
    for (let said = 0; said < SAYINGS_PER_ROUND; said += 1) {
      meeting.say(pick(random, meeting.members));
      await delay(random() * (ROUND_MS / SAYINGS_PER_ROUND));
    }
    await Promise.all([...changes, ends]);
    counts.leaves += 1;
  }
  await meeting.settle();
  const { said, lost, longestMs } = meeting.heard();
  promise(lost === 0, `nobody who is there misses what was said, ${lost} were`);
  counts.said += said;
  counts.longestMs = Math.max(counts.longestMs, longestMs);
  return ROUNDS * 2 + said;
}

async function join(meeting: ChurnMeeting): Promise<void> {
  const startedAt = performance.now();
  await meeting.join();
  counts.joins += 1;
  counts.joiningMs = Math.max(counts.joiningMs, performance.now() - startedAt);
}

/** A message that does not arrive, and a member to whom a change does not come. */
async function control(): Promise<void> {
  await using meeting = await ChurnMeeting.begin();
  const [first, second] = [await meeting.join(), await meeting.join()];
  await meeting.settle();
  second.withholds = (message) => message.type === 'said' || message.type === 'commit';
  meeting.say(first);
  await meeting.join();
  await delay(1_000);
  promise(meeting.heard().lost === 1, 'a message that did not come is counted');
  promise(!meeting.isTogether, 'a member who is behind is noticed');
}

await runCampaign(
  {
    name: 'churn',
    shards: SHARDS,
    sliceShards: SLICE_SHARDS,
    shard,
    control,
    notes: () =>
      `${MEMBERS} members, ${counts.joins} joins, the slowest ${seconds(counts.joiningMs)}, ${counts.leaves} leaves, ` +
      `${counts.said} messages, none lost, the latest heard after ${seconds(counts.longestMs)}`,
  },
  process.argv[2],
);

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}
