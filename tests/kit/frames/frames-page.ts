import { LocalMedia } from '../../../products/conference/before-joining/web/local-media.ts';
import { createEngineRoom } from '../../../products/conference/call/web/engine-room.ts';
import { Publisher } from '../../../products/conference/call/web/publisher.ts';
import type { FrameCounts } from '../../../products/conference/frames/frame-counts.ts';
import type { FrameKeysMessage } from '../../../products/conference/frames/frame-keys-message.ts';
import { FrameEncryption } from '../../../products/conference/frames/web/frame-encryption.ts';
import { ScreenShare } from '../../../products/conference/screen-share/web/screen-share.ts';
import { unsafeForTestsBaseKey } from '../../../shared/e2ee/sframe/testing/base-key.ts';
import { startWorker } from '../../../shared/ui/start-worker.ts';
import type { SealedRecord } from './recording.worker.ts';
// oxlint-disable-next-line import/default -- the build answers the address of the worker
import recordingWorker from './recording.worker.ts?worker&url';

// A participant of the bare engine, with our engine room, frame worker and publisher, and keys that
// the test hands out: ?url=…&token=…&self=anna&frames=on

export interface Keys {
  readonly epoch: number;
  readonly fill: number;
  readonly leaves: Readonly<Record<string, number>>;
  /** The worker gets them this much later. */
  readonly lateByMs?: number;
}

export interface FramesWindow {
  readonly call: {
    useKeys(keys: Keys): Promise<void>;
    leaveGroup(): void;
    counts(): FrameCounts | undefined;
    sealed(): SealedRecord | undefined;
    toggle(kind: 'camera' | 'microphone'): Promise<void>;
    reconnect(how: 'signal-reconnect' | 'full-reconnect'): Promise<void>;
    showAt(quality: 'low' | 'high'): void;
    stats(): Promise<readonly Record<string, unknown>[]>;
  };
}

/** livekit-client's VideoQuality. */
const [LOW, HIGH] = [0, 2];

const asked = new URLSearchParams(location.search);
const parameter = (name: string): string => asked.get(name) ?? '';
const self = parameter('self');

const worker = startWorker(recordingWorker);
const frames = parameter('frames') === 'on' ? new FrameEncryption(worker) : undefined;
let sealed: SealedRecord | undefined;
worker.addEventListener('message', ({ data }: MessageEvent<SealedRecord | { type: 'counts' }>) => {
  if (data.type === 'sealed') sealed = data;
});
const { port1: groupEnd, port2: workerEnd } = new MessageChannel();
frames?.useKeysFrom(workerEnd);

const room = createEngineRoom(frames);
if (parameter('codec') === 'vp9')
  Object.assign(room.options.publishDefaults ?? {}, { videoCodec: 'vp9' });
const media = new LocalMedia();
const screen = new ScreenShare();
const publisher = new Publisher(room, media, screen);
const shown = new Map<unknown, HTMLMediaElement>();
room.on('trackSubscribed', (track) => {
  const element = track.attach();
  shown.set(track, element);
  document.body.append(element);
});
room.on('trackUnsubscribed', (track) => {
  shown.get(track)?.remove();
});
room.on('reconnected', publisher.sync);

function tell(message: FrameKeysMessage): void {
  groupEnd.postMessage(message);
}

Object.assign(window, {
  call: {
    useKeys: async ({ epoch, fill, leaves, lateByMs = 0 }) => {
      const baseKey = await unsafeForTestsBaseKey(fill);
      setTimeout(() => {
        tell({ type: 'epoch', epoch, baseKey, ownLeaf: leaves[self] ?? Number.NaN, leaves });
      }, lateByMs);
    },
    leaveGroup: () => {
      tell({ type: 'left' });
    },
    counts: () => frames?.counts.snapshot(),
    sealed: () => sealed,
    toggle: async (kind) => {
      await media.toggle(kind);
    },
    reconnect: async (how) => {
      await room.simulateScenario(how);
    },
    showAt: (quality) => {
      for (const { videoTrackPublications } of room.remoteParticipants.values()) {
        for (const publication of videoTrackPublications.values()) {
          // oxlint-disable-next-line typescript/no-unsafe-enum-assignment, typescript/no-unsafe-enum-comparison -- its enum is livekit-client's, which only products depend on
          publication.setVideoQuality(quality === 'low' ? LOW : HIGH);
        }
      }
    },
    stats: async () => {
      const { publisher, subscriber } = room.engine.pcManager ?? {};
      const reports = [await publisher?.getStats(), await subscriber?.getStats()];
      return reports.flatMap(
        (report) => [...(report?.values() ?? [])] as Record<string, unknown>[],
      );
    },
  },
} satisfies FramesWindow);

function button(name: string, press: () => Promise<void>): void {
  const element = document.createElement('button');
  element.textContent = name;
  element.addEventListener('click', () => void press());
  document.body.append(element);
}

button('Teilnehmen', async () => {
  await media.start();
  await room.connect(parameter('url'), parameter('token'), { maxRetries: 0 });
  publisher.sync();
});
// The browser lets a screen be shared only by whoever pressed something.
button('Bildschirm teilen', async () => {
  await screen.toggle();
});
