import { Track, type RemoteTrackPublication } from 'livekit-client';
import { frameCodec, type FrameBinding, type FrameSource } from '../frame-binding.ts';

/** What this browser sends; undefined for a source that is never sent. */
export function outgoingFrames(track: Track, participantId: string): FrameBinding | undefined {
  const source = frameSource(track.source);
  if (source === undefined) return undefined;
  if (track.kind === Track.Kind.Audio) return { participantId, source, codec: 'opus' };
  const codec = 'codec' in track && track.codec === 'vp9' ? 'vp9' : 'vp8';
  return { participantId, source, codec };
}

/** What somebody else sends, as the engine says; undefined for what is never shown. */
export function incomingFrames(
  { kind, source: engineSource, mimeType }: RemoteTrackPublication,
  participantId: string,
): FrameBinding | undefined {
  const source = frameSource(engineSource);
  const codec = kind === Track.Kind.Audio ? 'opus' : frameCodec(mimeType);
  if (source === undefined || codec === undefined) return undefined;
  return { participantId, source, codec };
}

function frameSource(source: Track.Source): FrameSource | undefined {
  switch (source) {
    case Track.Source.Camera:
      return 'camera';
    case Track.Source.Microphone:
      return 'microphone';
    case Track.Source.ScreenShare:
      return 'screen';
    case Track.Source.ScreenShareAudio:
      return 'screen-sound';
    case Track.Source.Unknown:
      return undefined;
    default:
      return source satisfies never;
  }
}
