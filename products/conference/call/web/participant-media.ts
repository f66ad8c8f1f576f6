import { Track, type RemoteParticipant, type RemoteTrack, type Room } from 'livekit-client';

/** Something that can be shown in a video element: a remote track, or our own picture. */
export interface ShownTrack {
  attach(element: HTMLMediaElement): unknown;
  detach(element: HTMLMediaElement): unknown;
}

export interface HeardTrack extends ShownTrack {
  readonly mediaStreamTrack: MediaStreamTrack;
}

/** What of a participant arrives here; nothing is there while it is muted. */
export interface ParticipantMedia {
  readonly camera?: ShownTrack | undefined;
  readonly screen?: ShownTrack | undefined;
  readonly microphone?: HeardTrack | undefined;
  readonly screenSound?: HeardTrack | undefined;
}

/** Media by participant id, as the engine delivers it. */
export function mediaOf(room: Room): ReadonlyMap<string, ParticipantMedia> {
  return new Map(
    Array.from(room.remoteParticipants.values(), (participant) => [
      participant.identity,
      {
        camera: unmuted(participant, Track.Source.Camera),
        screen: unmuted(participant, Track.Source.ScreenShare),
        microphone: unmuted(participant, Track.Source.Microphone),
        screenSound: unmuted(participant, Track.Source.ScreenShareAudio),
      },
    ]),
  );
}

function unmuted(participant: RemoteParticipant, source: Track.Source): RemoteTrack | undefined {
  const publication = participant.getTrackPublication(source);
  if (publication === undefined || publication.isMuted) return undefined;
  const { track } = publication;
  // The engine may call it another thing later; its frames stay those of what it was called first.
  return track?.source === source ? track : undefined;
}

/**
 * True if the browser refuses to play somebody's voice. livekit-client's own flag is not enough: it
 * also falls when a sound context stays silent through which nothing is played here.
 */
export function isSoundHeldBack(room: Room): boolean {
  if (room.canPlaybackAudio) return false;
  return Array.from(room.remoteParticipants.values())
    .flatMap((participant) => Array.from(participant.audioTrackPublications.values()))
    .some(({ track }) => track?.attachedElements.some((element) => element.paused) ?? false);
}

/** A track of this browser as something to show. */
export function ownTrack(track: MediaStreamTrack): ShownTrack {
  return {
    attach: (element) => {
      element.srcObject = new MediaStream([track]);
    },
    detach: (element) => {
      element.srcObject = null;
    },
  };
}
