import { sample, uint8Array } from 'fast-check';
import type { FrameBinding } from '@blende/conference/frames/frame-binding.ts';
import { openIncoming } from '@blende/conference/frames/open-incoming.ts';
import { sealOutgoing } from '@blende/conference/frames/seal-outgoing.ts';
import { SendingKeys } from '@blende/conference/frames/sending-keys.ts';
import type { Bytes } from '@blende/shared/basics/bytes.ts';
import { encodeHeader, parseHeader } from '@blende/shared/e2ee/sframe/header.ts';
import { ReceiveKeys } from '@blende/shared/e2ee/sframe/receive-keys.ts';
import { unsafeForTestsBaseKey } from '@blende/shared/e2ee/sframe/testing/base-key.ts';
import { runCampaign } from './campaign.ts';
import { mutated, pick, seededRandom } from './mutate.ts';

// What comes from the media engine as frames, in process: real ones changed at random and bytes
// that never were any. No error, and nothing is opened but what was sealed, once.

const SHARDS = 100;
const PER_SHARD = 100_000;
const REAL_FRAMES = 60;
const CODECS = ['vp8', 'vp9', 'opus'] as const;
const SENDER = 'anna';

type Open = typeof openIncoming;

interface Tried {
  readonly keys: ReceiveKeys;
  readonly bindings: readonly FrameBinding[];
  /** Sealed by the sender, by codec. Each may be opened once. */
  readonly real: Map<string, FrameBinding>;
  readonly samples: readonly Buffer[];
}

async function prepare(seed: number): Promise<Tried> {
  const own = { epoch: 5, ownLeaf: 3, baseKey: await unsafeForTestsBaseKey(seed % 256) };
  const sending = new SendingKeys();
  sending.install(own);
  const keys = new ReceiveKeys(() => 0);
  keys.install({
    ...own,
    leaves: new Map([
      [SENDER, 3],
      ['ben', 4],
    ]),
  });
  const bindings = CODECS.map((codec): FrameBinding => {
    const source = codec === 'opus' ? 'microphone' : 'camera';
    return { participantId: SENDER, source, codec };
  });
  const contents = sample(uint8Array({ minLength: 10, maxLength: 120 }), {
    seed,
    numRuns: REAL_FRAMES,
  });
  const real = new Map<string, FrameBinding>();
  for (const [index, content] of contents.entries()) {
    const binding = bindings[index % bindings.length];
    if (binding === undefined) continue;
    const sealing = await sealOutgoing(new Uint8Array(content), binding, sending);
    if (sealing.outcome === 'sealed') real.set(hex(sealing.frame), binding);
  }
  const noise = sample(uint8Array({ maxLength: 60 }), { seed, numRuns: REAL_FRAMES });
  const samples = [...Array.from(real.keys(), (text) => Buffer.from(text, 'hex')), ...noise];
  return { keys, bindings, real, samples: samples.map((bytes) => Buffer.from(bytes)) };
}

async function shard(seed: number): Promise<number> {
  await tryFrames(seed, PER_SHARD, openIncoming);
  return PER_SHARD;
}

/** Throws for a finding. */
async function tryFrames(seed: number, inputs: number, open: Open): Promise<void> {
  const random = seededRandom(seed);
  const { keys, bindings, real, samples } = await prepare(seed);
  for (let input = 0; input < inputs; input += 1) {
    const frame = Uint8Array.from(mutated(random, samples));
    const binding = pick(random, bindings);
    checkHeader(frame);
    const opening = await open(frame, binding, keys);
    const isSound = opening.outcome !== 'refused' || opening.code !== 'failed';
    if (!isSound) throw new Error(`an error on ${hex(frame)}`);
    if (opening.outcome !== 'opened') continue;
    // Whoever sends a real frame again is refused by its counter.
    if (real.get(hex(frame)) !== binding)
      throw new Error(`opened what nobody sealed: ${hex(frame)}`);
    real.delete(hex(frame));
  }
}

function checkHeader(bytes: Bytes): void {
  const header = parseHeader(bytes);
  if (header === undefined) return;
  const spelled = encodeHeader(header.keyId, header.counter);
  const isSame = Buffer.from(spelled).equals(bytes.subarray(0, header.length));
  if (!isSame) throw new Error(`two spellings of ${hex(bytes)}`);
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

const PLANTED: Readonly<Record<string, Open>> = {
  'a receiver that takes what does not authenticate': async (frame, binding, keys) => {
    const opening = await openIncoming(frame, binding, keys);
    if (opening.outcome !== 'refused' || opening.code !== 'forged') return opening;
    return { outcome: 'opened', frame, epoch: 5 };
  },
  'a receiver that takes everything twice': async (frame, binding, keys) => {
    const opening = await openIncoming(frame, binding, keys);
    if (opening.outcome !== 'refused' || opening.code !== 'replayed') return opening;
    return { outcome: 'opened', frame, epoch: 5 };
  },
  'a receiver that lets an error through': async (frame, binding, keys) => {
    new DataView(frame.buffer).getBigUint64(4);
    return await openIncoming(frame, binding, keys);
  },
};

async function control(): Promise<void> {
  for (const [name, open] of Object.entries(PLANTED)) {
    const caught = await tryFrames(1, 5_000, open).then(
      () => false,
      () => true,
    );
    if (!caught) throw new Error(`not caught: ${name}`);
  }
}

await runCampaign(
  {
    name: 'frames',
    shards: SHARDS,
    sliceShards: 1,
    shard,
    control,
    notes: () => `${CODECS.join(', ')}; at most ${REAL_FRAMES} inputs a shard may be opened`,
  },
  process.argv[2],
);
