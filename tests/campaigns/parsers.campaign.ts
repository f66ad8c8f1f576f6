import { deriveLinkKeys } from '@blende/shared/e2ee/link-keys.ts';
import { randomBytes } from '@blende/shared/basics/bytes.ts';
import { Secret } from '@blende/shared/basics/secret.ts';
import { refusalCode } from '@blende/conference/contract.ts';
import { decideEnd } from '@blende/conference/host-controls/end-for-all.ts';
import { readClientMessage } from '@blende/conference/rooms/client-message.ts';
import { decideJoin } from '@blende/conference/rooms/join-rule.ts';
import type { RoomId } from '@blende/conference/rooms/room-id.ts';
import { GroupWire } from '@blende/conference/group/group-wire.ts';
import { KEY_HASH, newLink, newSecret } from '../kit/room-client.ts';
import { runCampaign } from './campaign.ts';
import { corpus } from './corpus.ts';
import { mutated, seededRandom } from './mutate.ts';
import { PARSERS, type Parser } from './parser-table.ts';

// Every parser that reads what a stranger sends, with inputs in process: it answers a value or a
// coded refusal, never throws anything else, and in bounded time.

const SHARDS = 100;
const SLICE_SHARDS = 2;
const PER_SHARD = 100_000;
/** Cryptography is slower by a factor of a hundred: fewer inputs go there, one of so many. */
const ASYNC_EVERY = 50;
const LONGEST_MS = 250;
const NOTICEABLE_MS = 10;

let slowestMs = 0;

async function shard(seed: number): Promise<number> {
  const random = seededRandom(seed);
  const samples = await corpus(seed);
  const parsers = Object.entries(PARSERS);
  const rules = await asyncRules();
  let tried = 0;
  for (let input = 0; tried < PER_SHARD; input += 1) {
    const bytes = Buffer.from(mutated(random, samples));
    for (const [name, parser] of parsers) judge(name, parser, bytes);
    tried += parsers.length;
    if (input % ASYNC_EVERY > 0) continue;
    for (const rule of rules) await rule(bytes);
    tried += rules.length;
  }
  return tried;
}

function judge(name: string, parser: Parser, bytes: Buffer<ArrayBuffer>): void {
  try {
    if (spentMs(parser, bytes) < LONGEST_MS) return;
  } catch (error) {
    throw new Error(`${name} broke on ${bytes.toString('base64')}`, { cause: error });
  }
  throw new Error(`${name} was too slow on ${bytes.toString('base64')}`);
}

/** By the clock if that is short; otherwise the processor's time, because the machine may be busy. */
function spentMs(parser: Parser, bytes: Buffer<ArrayBuffer>): number {
  const startedAt = performance.now();
  parser(bytes);
  let tookMs = performance.now() - startedAt;
  if (tookMs > NOTICEABLE_MS) {
    const before = process.threadCpuUsage();
    parser(bytes);
    const { user, system } = process.threadCpuUsage(before);
    tookMs = (user + system) / 1_000;
  }
  slowestMs = Math.max(slowestMs, tookMs);
  return tookMs;
}

async function asyncRules() {
  const { wrapKey } = await deriveLinkKeys(new Secret(randomBytes(32)));
  const link = await newLink();
  const wire = new GroupWire(wrapKey, link.roomId);
  return [
    async (bytes: Buffer<ArrayBuffer>) =>
      void (await wire.open('message', bytes.toString('latin1'))),
    async (bytes: Buffer<ArrayBuffer>) =>
      void (await wire.open('commit', bytes.toString('base64url'))),
    async (bytes: Buffer<ArrayBuffer>) => {
      const text = bytes.toString('base64url').slice(0, 43);
      const sound = {
        type: 'join',
        protocol: 1,
        ...link,
        participantSecret: newSecret(),
        keyHash: KEY_HASH,
      } as const;
      for (const field of ['roomId', 'accessProof', 'participantSecret', 'ticket'] as const) {
        const decision = await decideJoin({ ...sound, [field]: text });
        if (decision.outcome === 'refused') refusalCode.parse(decision.code);
      }
      const read = readClientMessage(bytes, false);
      if (read.outcome === 'read' && read.message.type === 'join') await decideJoin(read.message);
      const end = { type: 'end-for-all', publicKey: text, signature: text } as const;
      await decideEnd(end, link.roomId as RoomId, text);
    },
  ];
}

const PLANTED: Readonly<Record<string, Parser>> = {
  'a parser that lets an error through': (bytes) => {
    JSON.parse(bytes.toString('utf8'));
  },
  'a parser that takes a field for granted': (bytes) => {
    const read = readClientMessage(bytes, false);
    if (read.outcome === 'read' && read.message.type === 'join') read.message.ticket?.at(0)?.at(0);
    if (read.outcome === 'read' && !('epoch' in read.message)) throw new TypeError('no epoch');
  },
  'a parser that takes long for some': (bytes) => {
    const endMs = performance.now() + (bytes.length > 100 ? 2 * LONGEST_MS : 0);
    while (performance.now() < endMs);
  },
};

async function control(): Promise<void> {
  const random = seededRandom(1);
  const samples = await corpus(1);
  // Among thousands of changed ones hardly any is still sound, and some faults show on those only.
  const changed = Array.from({ length: 2_000 }, () => Buffer.from(mutated(random, samples)));
  const inputs = [...samples.map((sound) => Buffer.from(sound)), ...changed];
  for (const [name, parser] of Object.entries(PLANTED)) {
    const slowestBefore = slowestMs;
    const caught = inputs.some((bytes) => isCaught(name, parser, bytes));
    slowestMs = slowestBefore;
    if (!caught) throw new Error(`not caught: ${name}`);
  }
}

function isCaught(name: string, parser: Parser, bytes: Buffer<ArrayBuffer>): boolean {
  try {
    judge(name, parser, bytes);
    return false;
  } catch {
    return true;
  }
}

await runCampaign(
  {
    name: 'parsers',
    shards: SHARDS,
    sliceShards: SLICE_SHARDS,
    shard,
    control,
    notes: () => `slowest single input ${slowestMs.toFixed(0)} ms`,
  },
  process.argv[2],
);
