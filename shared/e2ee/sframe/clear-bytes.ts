import { assertNever } from '@blende/shared/basics/assert-never.ts';

export type FrameCodec = 'vp8' | 'vp9' | 'opus';

/** Bytes of a VP8 frame header that packetizers and the media engine read (RFC 6386, section 9.1). */
const VP8_KEY_FRAME_BYTES = 10;
const VP8_DELTA_FRAME_BYTES = 3;
/** The table-of-contents byte (RFC 6716, section 3.1). */
const OPUS_BYTES = 1;

/**
 * How many bytes at the beginning of a frame stay readable, authenticated all the same. Sender and
 * receiver read it from the same bytes, so whoever changes them makes the frame unreadable.
 * Answers undefined if the frame is shorter than that.
 */
export function clearBytes(codec: FrameCodec, frame: Uint8Array): number | undefined {
  const length = lengthFor(codec, frame[0] ?? 0);
  return frame.length < length ? undefined : length;
}

function lengthFor(codec: FrameCodec, first: number): number {
  switch (codec) {
    case 'vp8':
      // The lowest bit is 0 in key frames.
      return (first & 1) === 0 ? VP8_KEY_FRAME_BYTES : VP8_DELTA_FRAME_BYTES;
    case 'vp9':
      // Everything that forwarding needs stands in the payload descriptor (RFC 9628, section 4.2).
      return 0;
    case 'opus':
      return OPUS_BYTES;
    default:
      return assertNever(codec);
  }
}
