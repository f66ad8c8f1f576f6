import { LocalVideoTrack, RoomEvent, Track, VideoQuality, type Room } from 'livekit-client';
import { LiveValue, type ReadableValue } from '@blende/shared/ui/live-value.ts';
import type { LocalMedia } from '../../before-joining/web/local-media.ts';
import type { SavingMode } from '../saving-mode.ts';

const APPLY_MS = 1_000;

/**
 * „Daten sparen“: fewer pixels in both directions, or no pictures at all. Without pictures nothing
 * is asked of the engine: what is drawn nowhere is not received (see the layout's README).
 */
export class DataSaver implements Disposable {
  readonly #room: Room;
  readonly #media: LocalMedia;
  readonly #mode = new LiveValue<SavingMode>('automatic');
  readonly #timer: ReturnType<typeof setInterval>;
  #hasSaved = false;

  constructor(room: Room, media: LocalMedia) {
    this.#room = room;
    this.#media = media;
    room.on(RoomEvent.TrackSubscribed, this.apply);
    this.#timer = setInterval(this.apply, APPLY_MS);
  }

  get mode(): ReadableValue<SavingMode> {
    return this.#mode;
  }

  readonly choose = (mode: SavingMode): void => {
    this.#mode.set(mode);
    this.#hasSaved ||= mode === 'low';
    this.apply();
    const { camera } = this.#media.view.snapshot();
    if (mode === 'audio' && camera.state === 'on') void this.#media.toggle('camera');
  };

  /** Again and again: the engine also decides which layers are sent, and knows nothing of this. */
  readonly apply = (): void => {
    if (!this.#hasSaved) return;
    const quality = this.#mode.snapshot() === 'low' ? VideoQuality.LOW : VideoQuality.HIGH;
    for (const participant of this.#room.remoteParticipants.values()) {
      for (const publication of participant.videoTrackPublications.values()) {
        publication.setVideoQuality(quality);
      }
    }
    this.#limitOwnCamera(quality);
  };

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
    this.#room.off(RoomEvent.TrackSubscribed, this.apply);
  }

  #limitOwnCamera(quality: VideoQuality): void {
    const { track } = this.#room.localParticipant.getTrackPublication(Track.Source.Camera) ?? {};
    if (!(track instanceof LocalVideoTrack) || track.sender === undefined) return;
    if (quality !== VideoQuality.LOW) {
      this.#hasSaved = false;
      track.setPublishingQuality(quality);
      return;
    }
    const { encodings } = track.sender.getParameters();
    if (encodings.slice(1).some(({ active }) => active)) track.setPublishingQuality(quality);
  }
}
