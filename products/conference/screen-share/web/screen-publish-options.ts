import { VideoPreset, type TrackPublishOptions } from 'livekit-client';
import { screenLayers } from '../screen-layers.ts';

export function screenPublishOptions(track: MediaStreamTrack): TrackPublishOptions {
  if (track.kind !== 'video') return { dtx: false, red: false };
  const { width = 1920, height = 1080 } = track.getSettings();
  const { full, slow } = screenLayers(width, height);
  return {
    videoCodec: 'vp8',
    simulcast: true,
    screenShareEncoding: { maxBitrate: full.maxBitrate, maxFramerate: full.maxFramerate },
    screenShareSimulcastLayers: [
      new VideoPreset(slow.width, slow.height, slow.maxBitrate, slow.maxFramerate),
    ],
    degradationPreference: 'maintain-resolution',
  };
}
