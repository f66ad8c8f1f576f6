import type { Bytes } from '@blende/shared/basics/bytes.ts';
import { frameCodec } from '../frame-binding.ts';
import type { FrameTransformOptions } from './frame-worker-messages.ts';
import type { FrameWay } from '../receiving-track.ts';

// What a worker sees of WebRTC encoded transforms (W3C, "WebRTC Encoded Transform").

export interface EncodedFrame {
  data: ArrayBuffer;
  getMetadata(): { readonly mimeType?: string };
}

export interface FrameTransformer {
  readonly options: FrameTransformOptions;
  readonly readable: ReadableStream<EncodedFrame>;
  readonly writable: WritableStream<EncodedFrame>;
  /** Not in every browser. */
  generateKeyFrame?(): Promise<unknown>;
  sendKeyFrameRequest?(): Promise<unknown>;
}

const KEY_FRAME_EVERY_MS = 500;

/** How frames of one transform are read and handed on. */
export function frameWay(
  transformer: FrameTransformer,
  writer: WritableStreamDefaultWriter<EncodedFrame>,
): FrameWay<EncodedFrame> {
  let askedAtMs = -Infinity;
  return {
    contentOf: (frame): Bytes => new Uint8Array(frame.data),
    codecOf: (frame) => frameCodec(frame.getMetadata().mimeType),
    pass: async (frame, content) => {
      frame.data = content.buffer;
      await writer.write(frame);
    },
    lost: () => {
      if (transformer.options.kind === 'audio') return;
      if (performance.now() - askedAtMs < KEY_FRAME_EVERY_MS) return;
      askedAtMs = performance.now();
      askForKeyFrame(transformer).catch(() => undefined);
    },
  };
}

/** Without it the decoder asks by itself, some time later. */
async function askForKeyFrame(transformer: FrameTransformer): Promise<void> {
  if (transformer.options.direction === 'seal') await transformer.generateKeyFrame?.();
  else await transformer.sendKeyFrameRequest?.();
}
