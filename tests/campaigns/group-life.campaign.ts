import { joinGroup } from '@blende/shared/e2ee/mls/join-group.ts';
import { OPEN_RULES, person, PREFIX, PSK } from '@blende/shared/e2ee/mls/testing/small-group.ts';
import { utf8 } from '@blende/shared/basics/bytes.ts';
import { runCampaign } from './campaign.ts';
import { assertTogether, GroupWorld, type Person } from './group-world.ts';
import { pick, seededRandom } from './mutate.ts';

// Random lives of groups: people join, come back, leave, are removed, change keys and options, all
// at once or behind, over a channel that loses and swaps messages. Whoever is left shares every
// secret, whoever is not has none.

const SHARDS = 30;
const SLICE_SHARDS = 1;
const OPERATIONS = 100;
const SETTLE_EVERY = 10;
const SIZES = { min: 8, max: 16 };
/** The last shard of the long run is one history of a large group. */
const LARGE = { shard: SHARDS, size: 64, operations: 200 };

const counts = { joins: 0, returns: 0, removals: 0, updates: 0, lost: 0, largest: 0 };

async function shard(seed: number): Promise<number> {
  const random = seededRandom(seed);
  const isLarge = seed === LARGE.shard;
  const sizes = isLarge ? { min: LARGE.size, max: LARGE.size + 2 } : SIZES;
  const operations = isLarge ? LARGE.operations : OPERATIONS;
  const world = await GroupWorld.begin(random);
  while (world.people.length < sizes.min) await join(world);
  for (let done = 1; done <= operations; done += 1) {
    await operate(world, random, sizes);
    counts.largest = Math.max(counts.largest, world.people.length);
    for (const each of world.people)
      if (random() < 0.5) await world.readOn(each, Math.floor(random() * 4));
    if (done % SETTLE_EVERY === 0) await world.settle();
  }
  await world.settle();
  return operations;
}

async function operate(world: GroupWorld, random: () => number, sizes: typeof SIZES) {
  const size = world.people.length;
  const roll = random();
  if (size < sizes.min || (size < sizes.max && roll < 0.25)) await join(world);
  else if (roll < 0.35) await comeBack(world, pick(random, world.people));
  else if (roll < 0.7) await commitAtOnce(world, random, 1);
  else if (roll < 0.9) await commitAtOnce(world, random, 2 + Math.floor(random() * 2));
  else for (let said = 0; said < 5; said += 1) await world.say(pick(random, world.people));
}

async function join(world: GroupWorld): Promise<void> {
  counts.joins += 1;
  const enter = await world.knock(await person(`guest ${counts.joins}`));
  if (!(await enter())) counts.lost += 1;
}

/** A browser that lost everything but its identity. */
async function comeBack(world: GroupWorld, who: Person): Promise<void> {
  counts.returns += 1;
  await (
    await world.knock(who.own)
  )();
}

/** Some prepare commits on what they know, a guest may knock meanwhile; the order is by chance. */
async function commitAtOnce(world: GroupWorld, random: () => number, many: number): Promise<void> {
  const posts: (() => boolean | Promise<boolean>)[] = [];
  for (let at = 0; at < many; at += 1) {
    const by = pick(random, world.people);
    if (random() < 0.8) await world.readOn(by, world.log.length);
    const removed = random() < 0.4 ? removable(world, by, random) : [];
    const options = random() < 0.3 ? { options: utf8(`{"n":${random()}}`) } : {};
    const base = by.keys.epoch;
    const pending = await by.keys.commit({ remove: removed.map((each) => each.leaf), ...options });
    const people = removed.map((each) => each.who);
    posts.push(() => {
      const isTaken = world.people.includes(by) && world.post(by, base, pending, people);
      if (!isTaken) counts.lost += 1;
      else if (people.length > 0) counts.removals += people.length;
      else counts.updates += 1;
      return isTaken;
    });
  }
  if (random() < 0.3) posts.push(await world.knock(await person(`guest in a hurry ${random()}`)));
  for (const post of posts.toSorted(() => random() - 0.5)) await post();
}

/** One or two others whom this person sees where they are. */
function removable(world: GroupWorld, by: Person, random: () => number) {
  const others = by.keys.members.flatMap(({ leaf, signatureKey }) => {
    const who = world.people.find((each) =>
      Buffer.from(each.own.signatureKey).equals(Buffer.from(signatureKey)),
    );
    return who === undefined || who === by ? [] : [{ leaf, who }];
  });
  const first = pick(random, others);
  const second = pick(random, others);
  return first === second ? [first] : [first, second];
}

/** Faults that a run must find. */
async function control(): Promise<void> {
  const world = await GroupWorld.begin(seededRandom(7));
  for (let at = 0; at < 4; at += 1) await join(world);
  await world.settle();
  const [first, second] = world.people;
  if (first === undefined || second === undefined) throw new Error('nobody there');

  world.ghosts.push(second.keys);
  await mustFind('a ghost that still has the keys', () => world.assertGhostsHaveNothing());
  world.ghosts.pop();

  const fork = await first.keys.commit({});
  fork.adopt();
  await mustFind('a member on a fork', () => assertTogether(world.people));

  const strange = await joinGroup({
    own: await person('stranger'),
    groupInfo: await first.keys.groupInfo(),
    psk: PSK,
    rules: OPEN_RULES,
    groupIdPrefix: PREFIX,
  });
  if (strange.outcome === 'refused') throw new Error(strange.code);
  await second.keys.receive(fork.commit);
  await second.keys.receive(strange.pending.commit);
  await mustFind('a member whom not everybody sees', () => assertTogether(world.people));
}

async function mustFind(fault: string, check: () => Promise<void>): Promise<void> {
  const found = await check().then(
    () => false,
    () => true,
  );
  if (!found) throw new Error(`not caught: ${fault}`);
}

await runCampaign(
  {
    name: 'group-life',
    shards: SHARDS,
    sliceShards: SLICE_SHARDS,
    shard,
    control,
    notes: () =>
      `${counts.joins} joins, ${counts.returns} returns, ${counts.removals} removals, ` +
      `${counts.updates} other commits, ${counts.lost} lost races, up to ${counts.largest} members`,
  },
  process.argv[2],
);
