import type { FrameCodec } from '@blende/shared/e2ee/sframe/clear-bytes.ts';

/** What a frame may come from. Its place in the list is authenticated with every frame. */
export const FRAME_SOURCES = ['camera', 'microphone', 'screen', 'screen-sound'] as const;
export type FrameSource = (typeof FRAME_SOURCES)[number];

/** Whose frames run through a transform. For somebody else's, what the media engine claims. */
export interface FrameBinding {
  readonly participantId: string;
  readonly source: FrameSource;
  readonly codec: FrameCodec;
}

/** The byte that is authenticated; never changes for a source. */
export function sourceNumber(source: FrameSource): number {
  return FRAME_SOURCES.indexOf(source) + 1;
}

/** The codec of a MIME type; undefined for all that are not offered. */
export function frameCodec(mimeType: string | undefined): FrameCodec | undefined {
  switch ((mimeType ?? '').toLowerCase()) {
    case 'video/vp8':
      return 'vp8';
    case 'video/vp9':
      return 'vp9';
    case 'audio/opus':
      return 'opus';
    default:
      return undefined;
  }
}
