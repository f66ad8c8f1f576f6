import {
  ConnectionState,
  ParticipantEvent,
  Track,
  type Room,
  type TrackPublication,
  type TrackPublishOptions,
} from 'livekit-client';
import type { LocalMedia } from '../../before-joining/web/local-media.ts';
import { screenPublishOptions } from '../../screen-share/web/screen-publish-options.ts';
import type { ScreenShare } from '../../screen-share/web/screen-share.ts';
import { reportError } from '@blende/shared/ui/console.ts';

/**
 * Keeps what the engine gets equal to what the person has switched on. Runs one step after
 * another: each one reads the wish as it is by then, so that quick switching ends right.
 */
export class Publisher implements Disposable {
  readonly #room: Room;
  readonly #media: LocalMedia;
  readonly #screen: ScreenShare;
  readonly #mayPublish: () => boolean;
  readonly #unsubscribe: readonly (() => void)[];
  #work: Promise<void> = Promise.resolve();

  constructor(room: Room, media: LocalMedia, screen: ScreenShare, mayPublish = () => true) {
    this.#mayPublish = mayPublish;
    this.#room = room;
    this.#media = media;
    this.#screen = screen;
    this.#unsubscribe = [media.view.subscribe(this.sync), screen.view.subscribe(this.sync)];
    room.localParticipant.on(ParticipantEvent.TrackUnmuted, this.#keepOff);
  }

  readonly sync = (): void => {
    this.#work = this.#work
      .then(async () => {
        await this.#publishAll();
      })
      .catch(() => {
        reportError('publish-failed');
      });
  };

  /**
   * Whether anything may leave now. While not, the senders hold no track, so that nothing goes out
   * on whatever way is left; what is published stays it.
   */
  allow(sending: boolean): void {
    for (const { track } of this.#room.localParticipant.trackPublications.values()) {
      const sender = track?.sender;
      if (track === undefined || sender === undefined || (sender.track !== null) === sending)
        continue;
      // A connection that is closing meanwhile has nothing to send anyway.
      sender.replaceTrack(sending ? track.mediaStreamTrack : null).catch(() => undefined);
    }
  }

  [Symbol.dispose](): void {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
  }

  /** The engine may ask livekit-client to switch a track on. Only the person does that. */
  readonly #keepOff = ({ source, track }: TrackPublication): void => {
    const { camera, microphone } = this.#media.view.snapshot();
    const device = source === Track.Source.Camera ? camera : microphone;
    const isDevice = source === Track.Source.Camera || source === Track.Source.Microphone;
    if (track === undefined || !isDevice || device.state === 'on') return;
    hush(track.mediaStreamTrack);
    // Tells the engine, too, that it is off.
    this.sync();
  };

  async #publishAll(): Promise<void> {
    if (this.#room.state !== ConnectionState.Connected) return;
    const may = this.#mayPublish();
    const { camera, microphone } = this.#media.view.snapshot();
    await this.#publish(microphone.track, may && microphone.state === 'on', {
      source: Track.Source.Microphone,
    });
    await this.#publish(camera.track, may && camera.state === 'on', {
      source: Track.Source.Camera,
    });
    if (may) await this.#publishScreen();
  }

  async #publish(
    track: MediaStreamTrack | undefined,
    on: boolean,
    options: TrackPublishOptions & { readonly source: Track.Source },
  ): Promise<void> {
    const local = this.#room.localParticipant;
    const published = local.getTrackPublication(options.source)?.track;
    if (track === undefined || !on) {
      if (published?.isMuted === false) await published.mute();
      return;
    }
    if (published === undefined) {
      await local.publishTrack(track, options);
      return;
    }
    if (published.mediaStreamTrack !== track) await published.replaceTrack(track, true);
    if (published.isMuted) await published.unmute();
  }

  async #publishScreen(): Promise<void> {
    const local = this.#room.localParticipant;
    const wanted = this.#screen.view.snapshot().tracks;
    for (const source of [Track.Source.ScreenShare, Track.Source.ScreenShareAudio]) {
      const published = local.getTrackPublication(source)?.track;
      if (published !== undefined && !wanted.includes(published.mediaStreamTrack)) {
        await local.unpublishTrack(published.mediaStreamTrack, false);
      }
    }
    for (const track of wanted) {
      const source =
        track.kind === 'video' ? Track.Source.ScreenShare : Track.Source.ScreenShareAudio;
      if (local.getTrackPublication(source) !== undefined) continue;
      await local.publishTrack(track, { ...screenPublishOptions(track), source });
    }
  }
}

/** At once, before one sample of sound leaves. */
function hush(track: MediaStreamTrack): void {
  track.enabled = false;
}
