import type {
  EncodedFrame,
  FrameTransformer,
} from '../../../../products/conference/frames/web/encoded-frames.ts';
import { encodeHeader, parseHeader } from '../../../../shared/e2ee/sframe/header.ts';
import type { Bytes } from '../../../../shared/basics/bytes.ts';
import type { Forgery, OutsiderReport, OutsiderTransform, ToOutsiderWorker } from './forgery.ts';

// Keeps what comes, and makes what goes.

interface OutTrack {
  how: Forgery;
  at: number;
}

interface Scope {
  addEventListener(type: string, listener: (event: never) => void): void;
  postMessage(message: OutsiderReport): void;
}

const scope = globalThis as unknown as Scope;
const KEPT_MOST = 6_000;
const heard = new Map<string, Bytes[]>();
const tracks = new Map<number, OutTrack>();
let sent = 0;

function forged(own: Bytes, track: OutTrack): Bytes | undefined {
  const { how } = track;
  switch (how.kind) {
    case 'own':
      return Uint8Array.from([...own, ...(how.trailer ?? [])]);
    case 'relayed':
      return relayed(track, how);
    case 'garbage':
      return garbage(track, how);
    default:
      return how satisfies never;
  }
}

type Relay = Extract<Forgery, { kind: 'relayed' }>;
type Garbage = Extract<Forgery, { kind: 'garbage' }>;

function relayed(track: OutTrack, how: Relay): Bytes | undefined {
  const { of, cut = 0, flip = 0, repeatAfter = Infinity } = how;
  if (track.at >= repeatAfter) track.at = 0;
  const sealed = heard.get(of)?.[track.at];
  if (sealed === undefined) return undefined;
  track.at += 1;
  const bytes = sealed.slice(0, sealed.length - cut);
  bytes[0] = (bytes[0] ?? 0) ^ flip;
  return bytes;
}

/** One byte is clear in frames of sound. */
function garbage(track: OutTrack, { of, counterAhead }: Garbage): Bytes | undefined {
  const sealed = heard.get(of)?.at(-1);
  const header = sealed && parseHeader(sealed, 1);
  if (sealed === undefined || header === undefined) return undefined;
  track.at += 1;
  const counter = header.counter + BigInt(counterAhead + track.at);
  const rest = crypto.getRandomValues(new Uint8Array(60));
  return Uint8Array.from([sealed[0] ?? 0, ...encodeHeader(header.keyId, counter), ...rest]);
}

async function record(of: string, { readable, writable }: FrameTransformer): Promise<void> {
  const kept = heard.get(of) ?? [];
  heard.set(of, kept);
  const watch = new TransformStream<EncodedFrame, EncodedFrame>({
    transform: (frame, controller) => {
      if (frame.data.byteLength > 0 && kept.length < KEPT_MOST) {
        kept.push(new Uint8Array(frame.data.slice(0)));
      }
      controller.enqueue(frame);
    },
  });
  await readable.pipeThrough(watch).pipeTo(writable);
}

async function forge(number: number, { readable, writable }: FrameTransformer): Promise<void> {
  const change = new TransformStream<EncodedFrame, EncodedFrame>({
    transform: (frame, controller) => {
      const track = tracks.get(number);
      const bytes = track && forged(new Uint8Array(frame.data), track);
      if (bytes === undefined) return;
      frame.data = bytes.buffer;
      sent += 1;
      controller.enqueue(frame);
    },
  });
  await readable.pipeThrough(change).pipeTo(writable);
}

scope.addEventListener('rtctransform', ({ transformer }: { transformer: FrameTransformer }) => {
  const options = transformer.options as unknown as OutsiderTransform;
  const end =
    options.side === 'in' ? record(options.of, transformer) : forge(options.track, transformer);
  // Connections end.
  end.catch(() => undefined);
});

scope.addEventListener('message', ({ data }: { data: ToOutsiderWorker }) => {
  if (data.type === 'forge') {
    const { track, how } = data;
    const isLive = how.kind === 'relayed' && how.since === 'now';
    tracks.set(track, { how, at: isLive ? (heard.get(how.of)?.length ?? 0) : 0 });
    return;
  }
  const all = [...heard];
  scope.postMessage({
    heard: Object.fromEntries(all.map(([of, frames]) => [of, frames.length])),
    sent,
    first: Object.fromEntries(
      all.map(([of, frames]) => [of, frames.slice(0, 40).map((frame) => btoa(text(frame)))]),
    ),
    last: Object.fromEntries(all.map(([of, frames]) => [of, btoa(text(frames.at(-1)))])),
  });
});

function text(bytes: Bytes | undefined): string {
  return Array.from(bytes ?? [], (byte) => String.fromCharCode(byte)).join('');
}
