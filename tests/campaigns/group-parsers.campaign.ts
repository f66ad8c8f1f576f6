import { joinGroup } from '@blende/shared/e2ee/mls/join-group.ts';
import type { GroupKeys, OwnIdentity } from '@blende/shared/e2ee/mls/group-keys.ts';
import { readPublicMessage, writePublicMessage } from '@blende/shared/e2ee/mls/read-message.ts';
import { linkPskProposal } from '@blende/shared/e2ee/mls/link-psk.ts';
import { type HostileMember, rawJoin } from '@blende/shared/e2ee/mls/testing/hostile-member.ts';
import {
  garbledCommit,
  garbledGroupInfo,
  readUnguarded,
  sealedBy,
} from '@blende/shared/e2ee/mls/testing/signed-garbage.ts';
import {
  everybodyReceives,
  groupOf,
  hex,
  OPEN_RULES,
  person,
  PREFIX,
  PSK,
} from '@blende/shared/e2ee/mls/testing/small-group.ts';
import { utf8, type Bytes } from '@blende/shared/basics/bytes.ts';
import { runCampaign } from './campaign.ts';
import { mutated, seededRandom } from './mutate.ts';

// Broken commits, GroupInfos and messages, some of them with right signatures, against whoever reads
// them in a group: an answer of the closed list, in bounded time, and nothing changed.

const SHARDS = 50;
const SLICE_SHARDS = 1;
const PER_SHARD = 2_000;
const LONGEST_MS = 500;
/** Signing takes longer than breaking. */
const SIGNED_EVERY = 4;
const CODE = /^(rule:)?[a-z-]+$/;

const counts = { applied: 0, signed: 0, slowestMs: 0 };

interface Stage {
  readonly victim: GroupKeys;
  readonly insider: HostileMember;
  readonly newcomer: OwnIdentity;
  readonly samples: readonly Buffer[];
  readonly groupInfo: Bytes;
}
type Reader = (stage: Stage, bytes: Bytes) => Promise<{ readonly outcome: string; code?: string }>;

const READERS: Readonly<Record<string, Reader>> = {
  receive: ({ victim }, bytes) => victim.receive(bytes),
  open: ({ victim }, bytes) => victim.open(bytes),
  join: ({ newcomer }, groupInfo) =>
    joinGroup({ own: newcomer, groupInfo, psk: PSK, rules: OPEN_RULES, groupIdPrefix: PREFIX }),
};

async function newStage(): Promise<Stage> {
  const groups = await groupOf(['b', 'c', 'd', 'e', 'f', 'g']);
  const [victim, other] = groups;
  if (victim === undefined || other === undefined) throw new Error('nobody there');
  const raw = await rawJoin(victim, await person('insider'), [linkPskProposal()]);
  const late = await other.seal(utf8('before the insider'));
  await everybodyReceives(groups, raw.commit);
  const groupInfo = await victim.groupInfo();
  const outside = await rawJoin(victim, await person('outsider'), [linkPskProposal()]);
  const commits = [outside.commit, (await other.commit({ remove: [3] })).commit];
  const messages = [late, await other.seal(utf8('now')), await sealedBy(raw.member, utf8('x'))];
  const samples = [...commits, ...messages, groupInfo].map((bytes) => Buffer.from(bytes));
  return { victim, insider: raw.member, newcomer: await person('new'), samples, groupInfo };
}

async function shard(seed: number): Promise<number> {
  const random = seededRandom(seed);
  let stage = await newStage();
  for (let input = 0; input < PER_SHARD; input += 1) {
    const bytes = await brokenInput(stage, random, input);
    const before = hex(stage.victim.authenticator());
    for (const [name, reader] of Object.entries(READERS)) {
      const answer = await judge(name, reader, stage, bytes);
      if (name !== 'receive') continue;
      if (answer !== 'refused') {
        if (!isSound(stage, bytes))
          throw new Error(`applied: ${Buffer.from(bytes).toString('base64')}`);
        stage = await newStage();
      } else if (hex(stage.victim.authenticator()) !== before)
        throw new Error(`${name} changed keys`);
    }
  }
  return PER_SHARD * Object.keys(READERS).length;
}

async function brokenInput(stage: Stage, random: () => number, input: number): Promise<Bytes> {
  const plain = new Uint8Array(mutated(random, stage.samples));
  if (input % SIGNED_EVERY > 0) return plain;
  const breakUp = (bytes: Uint8Array) =>
    random() < 0.4
      ? new Uint8Array(mutated(random, [Buffer.from(bytes)]))
      : new Uint8Array(bytes).with(Math.floor(random() * bytes.length), Math.floor(random() * 256));
  const signed =
    random() < 0.5
      ? await garbledCommit(stage.insider, breakUp)
      : await garbledGroupInfo(stage.groupInfo, stage.insider, breakUp);
  if (signed !== undefined) counts.signed += 1;
  return signed ?? plain;
}

/** Some changes change nothing, or only how a length is written. */
function isSound({ samples }: Stage, bytes: Bytes): boolean {
  const read = readPublicMessage(bytes);
  if (read.outcome === 'refused') return false;
  const written = writePublicMessage(read.message);
  return samples.some((sample) => sample.equals(Buffer.from(written)));
}

/** Says how it was answered; throws for an answer that is none of ours, and for a long one. */
async function judge(name: string, reader: Reader, stage: Stage, bytes: Bytes): Promise<string> {
  const input = `${name} of ${Buffer.from(bytes).toString('base64')}`;
  const before = process.threadCpuUsage();
  const answer = await reader(stage, bytes).catch((error: unknown) => {
    throw new Error(`an exception out of ${input}`, { cause: error });
  });
  const { user, system } = process.threadCpuUsage(before);
  const tookMs = (user + system) / 1_000;
  counts.slowestMs = Math.max(counts.slowestMs, tookMs);
  if (tookMs > LONGEST_MS) throw new Error(`too long: ${input}`);
  if (answer.outcome === 'refused' && !CODE.test(answer.code ?? ''))
    throw new Error(`no code: ${input}`);
  if (answer.outcome === 'applied') counts.applied += 1;
  return answer.outcome;
}

const PLANTED: Readonly<Record<string, Reader>> = {
  'a reader that lets an error through': async (_, bytes) => {
    readUnguarded(bytes);
    return { outcome: 'refused', code: 'malformed' };
  },
  'a reader that says what it read': async (_, bytes) => ({
    outcome: 'refused',
    code: Buffer.from(bytes).toString('latin1'),
  }),
  'a reader that takes long for some': async ({ victim }, bytes) => {
    const endMs = performance.now() + (bytes.length > 1_500 ? 3 * LONGEST_MS : 0);
    while (performance.now() < endMs);
    return victim.open(bytes);
  },
};

async function control(): Promise<void> {
  const random = seededRandom(1);
  const stage = await newStage();
  const { slowestMs } = counts;
  for (const [name, reader] of Object.entries(PLANTED)) {
    let isCaught = false;
    for (let input = 0; input < 200 && !isCaught; input += 1) {
      const bytes = new Uint8Array(mutated(random, stage.samples));
      isCaught = await judge(name, reader, stage, bytes).then(
        () => false,
        () => true,
      );
    }
    if (!isCaught) throw new Error(`not caught: ${name}`);
  }
  counts.slowestMs = slowestMs;
}

await runCampaign(
  {
    name: 'group-parsers',
    shards: SHARDS,
    sliceShards: SLICE_SHARDS,
    shard,
    control,
    notes: () =>
      `${counts.signed} with right signatures, ${counts.applied} still sound and applied; ` +
      `slowest single input ${counts.slowestMs.toFixed(0)} ms`,
  },
  process.argv[2],
);
