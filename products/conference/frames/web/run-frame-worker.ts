import { ReceiveKeys } from '@blende/shared/e2ee/sframe/receive-keys.ts';
import type { FrameBinding } from '../frame-binding.ts';
import { COUNTS_EVERY_MS } from '../frame-counts.ts';
import type { FrameKeysMessage } from '../frame-keys-message.ts';
import type { FromFrameWorker, ToFrameWorker } from './frame-worker-messages.ts';
import { ReceivingTrack } from '../receiving-track.ts';
import { SendingKeys } from '../sending-keys.ts';
import { SendingTrack } from '../sending-track.ts';
import { frameWay, type EncodedFrame, type FrameTransformer } from './encoded-frames.ts';

interface TransformEvent {
  readonly transformer: FrameTransformer;
}

/** The global object of a dedicated worker, as far as it is used. */
export interface FrameWorkerScope {
  addEventListener(type: 'message', listener: (event: MessageEvent<ToFrameWorker>) => void): void;
  addEventListener(type: 'rtctransform', listener: (event: TransformEvent) => void): void;
  postMessage(message: FromFrameWorker): void;
}

type Track = ReceivingTrack<EncodedFrame> | SendingTrack<EncodedFrame>;

const LATE_EVERY_MS = 100;
const nowMs = (): number => Date.now();

/** Seals and opens all frames of one call. It logs nothing and knows no network. */
export function runFrameWorker(scope: FrameWorkerScope): void {
  const receiving = new ReceiveKeys(() => performance.now());
  const sending = new SendingKeys();
  const bindings = new Map<number, FrameBinding | undefined>();
  const tracks = new Map<number, Track>();
  let isClearAllowed = false;

  const useKeys = (message: FrameKeysMessage): void => {
    if (message.type !== 'epoch') {
      isClearAllowed = message.type === 'clear' && message.isAllowed;
      for (const track of tracks.values()) track.allowClear(isClearAllowed);
    }
    if (message.type === 'left') {
      receiving.clear();
      sending.clear();
    } else if (message.type === 'epoch') {
      sending.install(message);
      receiving.install({ ...message, leaves: new Map(Object.entries(message.leaves)) });
    }
    for (const track of tracks.values()) track.tryAgain();
  };

  scope.addEventListener('message', ({ data }) => {
    if (data.type === 'bind') {
      bindings.set(data.track, data.binding);
      tracks.get(data.track)?.bind(data.binding);
    } else {
      data.port.addEventListener('message', (event: MessageEvent<FrameKeysMessage>) => {
        useKeys(event.data);
      });
      data.port.start();
    }
  });

  scope.addEventListener('rtctransform', ({ transformer }) => {
    const { track: number, direction } = transformer.options;
    const writer = transformer.writable.getWriter();
    const way = frameWay(transformer, writer);
    const track =
      direction === 'open'
        ? new ReceivingTrack(number, { keys: receiving, way, nowMs })
        : new SendingTrack(number, { keys: sending, way, nowMs });
    track.bind(bindings.get(number));
    track.allowClear(isClearAllowed);
    tracks.set(number, track);
    void pump(transformer.readable, track).finally(() => {
      if (tracks.get(number) === track) tracks.delete(number);
    });
  });

  setInterval(() => {
    for (const track of tracks.values()) track.dropLate();
  }, LATE_EVERY_MS);
  setInterval(() => {
    // livekit-client keeps some receivers ready for later: they are nobody's.
    const counts = Array.from(tracks.values(), (track) => track.counts).filter(
      ({ participantId, held }) => participantId !== undefined || held > 0,
    );
    const epoch = sending.current?.epoch;
    scope.postMessage({ type: 'counts', atMs: nowMs(), epoch, tracks: counts });
  }, COUNTS_EVERY_MS);
}

/** Until the sender or receiver ends. */
async function pump(readable: ReadableStream<EncodedFrame>, track: Track): Promise<void> {
  const reader = readable.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      await track.take(next.value);
    }
  } catch {
    // The connection was closed under it.
  }
}
