import type {
  FrameTransformer,
  EncodedFrame,
} from '../../../products/conference/frames/web/encoded-frames.ts';
import { runFrameWorker } from '../../../products/conference/frames/web/run-frame-worker.ts';
import { frameCodec } from '../../../products/conference/frames/frame-binding.ts';
import { clearBytes } from '../../../shared/e2ee/sframe/clear-bytes.ts';
import { parseHeader } from '../../../shared/e2ee/sframe/header.ts';

// The frame worker itself, with an eye on what it hands to the network.

export interface SealedRecord {
  readonly type: 'sealed';
  readonly frames: number;
  /** Pairs of key id and counter that were there before. */
  readonly repeated: number;
  /** Frames that are none of ours. */
  readonly foreign: number;
  readonly codecs: readonly string[];
  readonly keyIds: readonly string[];
}

const pairs = new Set<string>();
const keyIds = new Set<string>();
const codecs = new Set<string>();
let [frames, repeated, foreign] = [0, 0, 0];

function record(frame: EncodedFrame): void {
  const bytes = new Uint8Array(frame.data);
  const codec = frameCodec(frame.getMetadata().mimeType);
  codecs.add(codec ?? String(frame.getMetadata().mimeType));
  const header = parseHeader(bytes, clearBytes(codec ?? 'vp9', bytes) ?? 0);
  frames += 1;
  if (header === undefined) {
    foreign += 1;
    return;
  }
  const pair = `${header.keyId} ${header.counter}`;
  if (pairs.has(pair)) repeated += 1;
  pairs.add(pair);
  keyIds.add(String(header.keyId));
}

function watched(transformer: FrameTransformer): FrameTransformer {
  if (transformer.options.direction === 'open') return transformer;
  const { readable, writable } = new TransformStream<EncodedFrame, EncodedFrame>({
    transform: (frame, controller) => {
      record(frame);
      controller.enqueue(frame);
    },
  });
  readable.pipeTo(transformer.writable).catch(() => undefined);
  return {
    options: transformer.options,
    readable: transformer.readable,
    writable,
    generateKeyFrame: async () => await transformer.generateKeyFrame?.(),
  };
}

interface Scope {
  addEventListener(type: string, listener: (event: never) => void): void;
  postMessage(message: unknown): void;
}

const scope = globalThis as unknown as Scope;
const recording = {
  addEventListener: (type: string, listener: (event: never) => void) => {
    if (type !== 'rtctransform') {
      scope.addEventListener(type, listener);
      return;
    }
    scope.addEventListener(type, ({ transformer }: { transformer: FrameTransformer }) => {
      listener({ transformer: watched(transformer) } as never);
    });
  },
  postMessage: (message: unknown) => {
    scope.postMessage(message);
    const record: SealedRecord = {
      type: 'sealed',
      frames,
      repeated,
      foreign,
      codecs: [...codecs],
      keyIds: [...keyIds],
    };
    scope.postMessage(record);
  },
};
runFrameWorker(recording);
