import { assertNever } from '@blende/shared/basics/assert-never.ts';
import { Secret } from '@blende/shared/basics/secret.ts';
import { deriveLinkKeys } from '@blende/shared/e2ee/link-keys.ts';
import { parseRoomId, provesAccess } from '../../rooms/room-id.ts';
import { GroupSession } from '../group-session.ts';
import { GroupWire } from '../group-wire.ts';
import { makeMember } from '../make-member.ts';
import { rehearse } from '../rehearse.ts';
import { FrameKeysPort } from './frame-keys-port.ts';
import type { FromGroupWorker, ToGroupWorker } from './group-worker-messages.ts';

/** The global object of a dedicated worker, as far as it is used. */
export interface GroupWorkerScope {
  addEventListener(type: 'message', listener: (event: MessageEvent<ToGroupWorker>) => void): void;
  postMessage(message: FromGroupWorker): void;
}

const TICK_MS = 250;

/** Holds all keys of one stay in a meeting but those of frames. It logs nothing, knows no network. */
export function runGroupWorker(scope: GroupWorkerScope): void {
  const frameKeys = new FrameKeysPort();
  let session: Promise<GroupSession> | undefined;
  scope.addEventListener('message', ({ data }) => {
    if (data.type === 'start') {
      session ??= start(scope, frameKeys, data);
      session.catch(() => {
        scope.postMessage({ type: 'failed' });
      });
    } else if (data.type === 'frame-keys-to') frameKeys.use(data.port);
    else {
      // What fails was reported as such.
      session?.then((started) => handle(scope, started, data)).catch(() => undefined);
    }
  });
}

async function start(
  scope: GroupWorkerScope,
  frameKeys: FrameKeysPort,
  { roomId, linkSecret, hostSeed }: Extract<ToGroupWorker, { type: 'start' }>,
): Promise<GroupSession> {
  const room = parseRoomId(roomId);
  if (room === undefined) throw new TypeError('an invitation holds a parsed room id');
  const { accessProof, externalPsk, wrapKey } = await deriveLinkKeys(new Secret(linkSecret));
  linkSecret.fill(0);
  const made = await makeMember(roomId, hostSeed && new Secret(hostSeed));
  hostSeed?.fill(0);
  const { participantId, participantSecret, keyHash, own } = made;
  const wire = new GroupWire(wrapKey, roomId);
  const session = new GroupSession({
    room,
    self: participantId,
    own,
    psk: externalPsk,
    wire,
    nowMs: () => performance.now(),
    send: (message) => {
      scope.postMessage({ type: 'send', message });
    },
    changed: (view) => {
      scope.postMessage({ type: 'view', view, inGroup: session.epoch });
    },
    heard: (from, message) => {
      scope.postMessage({ type: 'heard', from, message });
    },
    entered: async (entered) => {
      await frameKeys.entered(entered);
    },
    mediaClear: frameKeys.allowClear,
  });
  setInterval(session.tick, TICK_MS);
  const isLinkSound = await provesAccess(room, accessProof.reveal());
  const shown = {
    isLinkSound,
    participantId,
    participantSecret,
    keyHash,
    accessProof: accessProof.reveal(),
  };
  scope.postMessage({ type: 'ready', seat: { ...shown, isHost: hostSeed !== undefined } });
  // What it finds wrong shows when it happens in earnest.
  rehearse(room, wire, () => session.isOpen).catch(() => undefined);
  return session;
}

type Order = Exclude<ToGroupWorker, { type: 'start' | 'frame-keys-to' }>;

async function handle(scope: GroupWorkerScope, session: GroupSession, order: Order): Promise<void> {
  switch (order.type) {
    case 'name':
      session.setName(order.name);
      return;
    case 'server':
      session.receive(order.message);
      return;
    case 'channel-lost':
      session.channelLost();
      return;
    case 'say':
      session.say(order.message, order.to);
      return;
    case 'change-options':
      session.changeOptions(order.change);
      return;
    case 'decide':
      session.decide(order.ids, order.decision);
      return;
    case 'decide-downgrade':
      session.decideDowngrade(order.step);
      return;
    case 'leave':
      session.say({ kind: 'leaving' });
      await session.settled();
      scope.postMessage({ type: 'left' });
      session[Symbol.dispose]();
      return;
    default:
      assertNever(order);
  }
}
