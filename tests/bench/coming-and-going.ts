import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { LIMITS } from '@blende/conference/contract.ts';
import type { ParticipantId } from '@blende/conference/rooms/participant-id.ts';
import type { ChannelId } from '@blende/conference/rooms/room-effect.ts';
import { parseRoomId } from '@blende/conference/rooms/room-id.ts';
import { RoomRegistry } from '@blende/conference/rooms/room-registry.ts';
import { toBase64url } from '@blende/shared/basics/base64url.ts';
import { randomBytes } from '@blende/shared/basics/bytes.ts';
import { newLink } from '../kit/room-client.ts';

/** Two hours of one join and one leave every three seconds. */
const TIMES = 2_400;
const STAYING = 30;
/** As large as those of a group of this size. */
const COMMIT = 'c'.repeat(1_400);
const GROUP_INFO = 'g'.repeat(16_000);

/** What people who keep coming and going leave behind in the delivery service. */
export async function measureComingAndGoing(): Promise<string[]> {
  const parsed = parseRoomId((await newLink()).roomId);
  if (parsed === undefined) throw new TypeError('a link that was just made can be read');
  const { roomId } = parsed;
  const opening = { mayOpen: () => true, permitOfMember: () => undefined };
  const registry = new RoomRegistry(LIMITS, { randomBytes, opening, groupsFromMs: 0 });
  let nowMs = 0;
  let epoch = 0;
  let channels = 0;
  const present: ChannelId[] = [];
  const come = (): void => {
    channels += 1;
    const channel = channels as ChannelId;
    const participantId = toBase64url(randomBytes(16)) as ParticipantId;
    registry.join(
      channel,
      { roomId, participantId, inGroup: undefined, resumeAfter: undefined },
      nowMs,
    );
    if (channels === 1) registry.group(channel, { type: 'found', groupInfo: GROUP_INFO }, nowMs);
    else commit(channel);
    present.push(channel);
  };
  const commit = (channel: ChannelId): void => {
    const message = { type: 'commit', epoch, commit: COMMIT, groupInfo: GROUP_INFO } as const;
    registry.group(channel, message, nowMs);
    epoch += 1;
  };
  const goOn = (): void => {
    nowMs += 3_000;
    come();
    const [leaving, first] = present.splice(0, 1).concat(present.slice(0, 1));
    if (leaving !== undefined) registry.leave(leaving, nowMs);
    if (first !== undefined) commit(first);
    registry.expire(nowMs);
  };
  while (present.length < STAYING) come();
  // What is kept for a while has to be there before it is measured.
  for (let time = 0; time < 400; time += 1) goOn();
  const before = heapBytes();
  const startedAt = process.cpuUsage();
  for (let time = 0; time < TIMES; time += 1) goOn();
  const took = process.cpuUsage(startedAt);
  const { participants } = registry.counts();
  if (participants !== STAYING) throw new Error(`${participants} people are there`);
  const grown = (heapBytes() - before) / 1_000;
  return [
    `| delivery service: ${TIMES} joins and leaves in one room, processor time for both of them | ${((took.user + took.system) / TIMES).toFixed(0)} µs |`,
    `| the same: growth of the heap after a forced collection | ${grown.toFixed(0)} kB |`,
  ];
}

function heapBytes(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}
