import { getLogger, LoggerNames, Room, type ReconnectPolicy } from 'livekit-client';
import { FrameEncryption } from '../../frames/web/frame-encryption.ts';
import { reconnectDelayMs } from '../../rooms/reconnect-delay.ts';

// setLogLevel would write the level into the browser's storage; the default level is not stored.
for (const name of Object.values(LoggerNames)) getLogger(name).setDefaultLevel('silent');

const reconnectPolicy: ReconnectPolicy = {
  nextRetryDelayInMs: ({ retryCount }) => reconnectDelayMs(retryCount, Math.random()),
};

export function createFrameEncryption(): FrameEncryption {
  return new FrameEncryption();
}

/**
 * A room of livekit-client with our settings; each that is not its default says why. With `frames`,
 * nothing leaves or is shown but what it sealed and opened.
 */
export function createEngineRoom(frames?: FrameEncryption): Room {
  return new Room({
    ...(frames && { e2ee: { e2eeManager: frames } }),
    adaptiveStream: { pixelDensity: 'screen' },
    dynacast: true,
    // It would leave as soon as the browser asks whether to close; the room channel knows better.
    disconnectOnPageLeave: false,
    reconnectPolicy,
    // Camera and microphone belong to LocalMedia; they outlive a lost connection.
    stopLocalTrackOnUnpublish: false,
    publishDefaults: {
      // VP9 arrives as well as this. But livekit-client never stops single layers of a VP9 stream,
      // and separate VP9 streams need an engine after 1.13.6: whoever is shown small sends it all.
      videoCodec: 'vp8',
      backupCodec: false,
      simulcast: true,
      // Silence that is not sent tells the server who is speaking.
      dtx: false,
      red: false,
      stopMicTrackOnMute: false,
    },
  });
}
