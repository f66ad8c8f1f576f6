import type { TrackCounts } from '../../../products/conference/frames/frame-counts.ts';
import type { Participant } from '../browsers/participant.ts';
import type { FramesWindow, Keys } from './frames-page.ts';
import type { SealedRecord } from './recording.worker.ts';

// What a test does with a page of frames-page.ts and reads from it.

type Page = FramesWindow & Window;

/** As from the group: from now on this browser seals and opens under these. */
export async function giveKeys(someone: Participant, keys: Keys): Promise<void> {
  await someone.evaluate(async (keys) => {
    await (window as unknown as Page).call.useKeys(keys);
  }, keys);
}

/** The tracks of this one that the viewer receives. */
export async function countsOf(viewer: Participant, of: string): Promise<readonly TrackCounts[]> {
  // What has just happened is counted twice a second.
  const tracks = await viewer.evaluate(async () => {
    await new Promise((resolve) => {
      setTimeout(resolve, 600);
    });
    return (window as unknown as Page).call.counts()?.tracks ?? [];
  }, undefined);
  return tracks.filter(
    ({ direction, participantId }) => direction === 'open' && participantId === of,
  );
}

/** What this one has handed to the network. */
export async function sealedBy(someone: Participant): Promise<SealedRecord | undefined> {
  return await someone.evaluate(() => (window as unknown as Page).call.sealed(), undefined);
}

export async function toggle(someone: Participant, kind: 'camera' | 'microphone'): Promise<void> {
  await someone.evaluate(async (kind) => {
    await (window as unknown as Page).call.toggle(kind);
  }, kind);
}

export async function reconnect(
  someone: Participant,
  how: 'signal-reconnect' | 'full-reconnect',
): Promise<void> {
  await someone.evaluate(async (how) => {
    await (window as unknown as Page).call.reconnect(how);
  }, how);
}

export async function showAt(viewer: Participant, quality: 'low' | 'high'): Promise<void> {
  await viewer.evaluate((quality) => {
    (window as unknown as Page).call.showAt(quality);
  }, quality);
}

async function statsOf(someone: Participant): Promise<readonly Record<string, unknown>[]> {
  return await someone.evaluate(async () => (window as unknown as Page).call.stats(), undefined);
}

/** Layers of the camera that have left, each in a stream of its own or several in one. */
export async function sentLayers(someone: Participant): Promise<number> {
  const streams = (await statsOf(someone)).filter(
    ({ type, kind, framesSent }) =>
      type === 'outbound-rtp' && kind === 'video' && Number(framesSent) > 0,
  );
  const inOne = /^L(\d)/.exec(String(streams[0]?.['scalabilityMode']))?.[1] ?? '1';
  return Math.max(streams.length, Number(inOne));
}

/** Packets of picture and sound that came. */
export async function receivedBy(viewer: Participant): Promise<number> {
  return (await statsOf(viewer))
    .filter(({ type }) => type === 'inbound-rtp')
    .reduce((sum, { packetsReceived }) => sum + Number(packetsReceived ?? 0), 0);
}

/** Pictures that came out of the decoder, and whether sound did. */
export async function decodedBy(
  viewer: Participant,
): Promise<{ readonly pictures: number; readonly soundWasHeard: boolean }> {
  const inbound = (await statsOf(viewer)).filter(({ type }) => type === 'inbound-rtp');
  const sum = (name: string): number =>
    inbound.reduce((total, entry) => total + Number(entry[name] ?? 0), 0);
  return { pictures: sum('framesDecoded'), soundWasHeard: sum('totalAudioEnergy') > 1e-6 };
}
