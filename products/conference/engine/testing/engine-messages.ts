import {
  Encryption_Type,
  ParticipantInfo_State,
  SignalRequest,
  SignalResponse,
  TrackSource,
} from '@livekit/protocol';

// What a server in between reads and writes of the engine's signalling.

export type EngineAnswer = SignalResponse['message'];
/** A participant as the engine tells of it. */
export type EngineParticipant = Extract<
  EngineAnswer,
  { case: 'update' }
>['value']['participants'][number];
export type EngineTrack = EngineParticipant['tracks'][number];

/** State of a participant who has gone. */
export const ENGINE_DISCONNECTED = ParticipantInfo_State.DISCONNECTED;

/** What the engine says of a track that nobody encrypts. */
export const ENGINE_UNENCRYPTED = Encryption_Type.NONE;

/** Numbers of the engine's sources. */
export const ENGINE_SOURCES = {
  camera: TrackSource.CAMERA,
  microphone: TrackSource.MICROPHONE,
  screen: TrackSource.SCREEN_SHARE,
  'screen-sound': TrackSource.SCREEN_SHARE_AUDIO,
} as const;
export type EngineSource = keyof typeof ENGINE_SOURCES;

export function readAnswer(bytes: Uint8Array): EngineAnswer {
  return SignalResponse.fromBinary(bytes).message;
}

export function writeAnswer(message: EngineAnswer): Buffer {
  return Buffer.from(new SignalResponse({ message }).toBinary());
}

/** As the engine would say it to a participant whose track a moderator switches on or off. */
export function remoteMute(sid: string, muted: boolean): Buffer {
  return Buffer.from(
    new SignalResponse({ message: { case: 'mute', value: { sid, muted } } } as never).toBinary(),
  );
}

/** The same message of the signalling, with this done to the session description in it, if any. */
export function withDescription(
  bytes: string | Buffer,
  way: 'fromServer' | 'fromBrowser',
  change: (sdp: string) => string,
): string | Buffer {
  if (typeof bytes === 'string') return bytes;
  const read = way === 'fromServer' ? SignalResponse : SignalRequest;
  const whole = read.fromBinary(bytes);
  const { message } = whole;
  if (message.case !== 'offer' && message.case !== 'answer') return bytes;
  message.value.sdp = change(message.value.sdp);
  return Buffer.from(whole.toBinary());
}
