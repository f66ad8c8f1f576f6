import { LiveValue, type ReadableValue } from '@blende/shared/ui/live-value.ts';
import type { LocalMedia } from '../../before-joining/web/local-media.ts';
import type { RefusalCode } from '../../contract.ts';
import { StageChoices } from '../../layout/web/stage-choices.ts';
import { cleanName } from '../../rooms/participant-name.ts';
import type { PreparedJoin } from '../../rooms/web/join-room.ts';
import { RoomChannel } from '../../rooms/web/room-channel.ts';
import { ScreenShare } from '../../screen-share/web/screen-share.ts';
import { arrivals, type Arrivals } from '../arrivals.ts';
import { connectionState, type ConnectionState } from '../connection-state.ts';
import { EngineConnection } from './engine-connection.ts';
import { engineTicket } from './engine-ticket.ts';
import { ownTrack, type ParticipantMedia, type ShownTrack } from './participant-media.ts';
import { Publisher } from './publisher.ts';
import { SpeakerWatch } from './speaker-watch.ts';

export interface CallParticipant extends ParticipantMedia {
  readonly id: string;
  readonly name: string;
  readonly isHost: boolean;
  readonly isSelf: boolean;
  readonly microphoneOn: boolean;
}

export interface CallView {
  readonly connection: ConnectionState;
  readonly refusal?: RefusalCode | undefined;
  readonly self: CallParticipant;
  readonly others: readonly CallParticipant[];
  readonly soundBlocked: boolean;
}

export interface CallModelDeps {
  readonly prepared: PreparedJoin;
  readonly name: string;
  readonly media: LocalMedia;
  readonly arrived: (arrivals: Arrivals) => void;
}

const TICK_MS = 1_000;

/** The call as values and actions. It only composes: rules stand in the files beside this folder. */
export class CallModel implements Disposable {
  readonly choices = new StageChoices();
  readonly screen = new ScreenShare();
  readonly speakers: SpeakerWatch;
  readonly #deps: CallModelDeps;
  readonly #channel: RoomChannel;
  readonly #engine: EngineConnection;
  readonly #publisher: Publisher;
  readonly #view: LiveValue<CallView>;
  readonly #own = new Map<MediaStreamTrack, ShownTrack>();
  readonly #stops: (() => void)[];
  #wasConnected = false;
  #channelAwaySinceMs: number | undefined;

  constructor(deps: CallModelDeps) {
    this.#deps = deps;
    this.#channel = new RoomChannel({ ...deps.prepared.channel, ticketChanged: engineTicket.set });
    this.#engine = new EngineConnection(() => {
      this.#publisher.sync();
    });
    this.#publisher = new Publisher(this.#engine.room, deps.media, this.screen);
    this.#view = new LiveValue(this.#read());
    this.speakers = new SpeakerWatch(this.#soundTracks);
    // Reading the engine anew refreshes the view, and with it the time the channel has been away.
    const timer = setInterval(this.#engine.read, TICK_MS);
    this.#stops = [
      this.#channel.view.subscribe(this.#refresh),
      this.#engine.view.subscribe(this.#refresh),
      this.#engine.view.subscribe(this.#applySpeaker),
      deps.media.view.subscribe(this.#refresh),
      deps.media.view.subscribe(this.#applySpeaker),
      this.screen.view.subscribe(this.#refresh),
      () => {
        clearInterval(timer);
      },
    ];
  }

  get view(): ReadableValue<CallView> {
    return this.#view;
  }

  readonly retryNow = (): void => {
    this.#channel.retryNow();
    this.#engine.retryNow();
  };

  readonly playSound = async (): Promise<void> => {
    await this.#engine.playSound();
  };

  [Symbol.dispose](): void {
    for (const stop of this.#stops) stop();
    for (const part of [this.speakers, this.#publisher, this.#engine, this.#channel, this.screen]) {
      part[Symbol.dispose]();
    }
    engineTicket.set(undefined);
  }

  readonly #refresh = (): void => {
    const before = this.#view.snapshot();
    const view = this.#read();
    this.#view.set(view);
    if (view.connection === 'connected') this.#wasConnected = true;
    this.#deps.arrived(arrivals(before.others, view.others));
  };

  #read(): CallView {
    const channel = this.#channel.view.snapshot();
    const engine = this.#engine.view.snapshot();
    return {
      connection: connectionState({
        channel: channel.state,
        media: engine.state,
        wasConnected: this.#wasConnected,
        channelAwayMs: this.#channelAwayMs(channel.state === 'open'),
      }),
      refusal: channel.refusal,
      self: this.#readSelf(),
      others: channel.others.map((member) => {
        const media = engine.media.get(member.id);
        return {
          ...member,
          ...media,
          isSelf: false,
          microphoneOn: media?.microphone !== undefined,
        };
      }),
      soundBlocked: engine.soundBlocked,
    };
  }

  #readSelf(): CallParticipant {
    const { prepared, name, media } = this.#deps;
    const { camera, microphone } = media.view.snapshot();
    const screen = this.screen.view.snapshot().tracks.find((track) => track.kind === 'video');
    return {
      id: prepared.participantId,
      name: cleanName(name),
      isHost: prepared.isHost,
      isSelf: true,
      microphoneOn: microphone.state === 'on',
      camera: camera.state === 'on' ? this.#shown(camera.track) : undefined,
      screen: this.#shown(screen),
    };
  }

  /** The same object for the same track, so that the picture is not attached anew on each change. */
  #shown(track: MediaStreamTrack | undefined): ShownTrack | undefined {
    if (track === undefined) return undefined;
    const shown = this.#own.get(track) ?? ownTrack(track);
    this.#own.set(track, shown);
    return shown;
  }

  #channelAwayMs(isOpen: boolean): number {
    if (isOpen) this.#channelAwaySinceMs = undefined;
    else this.#channelAwaySinceMs ??= performance.now();
    return performance.now() - (this.#channelAwaySinceMs ?? performance.now());
  }

  readonly #applySpeaker = (): void => {
    const { speaker } = this.#deps.media.view.snapshot();
    if (speaker === undefined || speaker === this.#appliedSpeaker) return;
    this.#appliedSpeaker = speaker;
    void this.#engine.useSpeaker(speaker);
  };
  #appliedSpeaker: string | undefined;

  readonly #soundTracks = (): ReadonlyMap<string, MediaStreamTrack> => {
    const tracks = new Map<string, MediaStreamTrack>();
    for (const { id, microphone } of this.#view.snapshot().others) {
      if (microphone !== undefined) tracks.set(id, microphone.mediaStreamTrack);
    }
    const own = this.#deps.media.view.snapshot().microphone;
    if (own.state === 'on' && own.track !== undefined) {
      tracks.set(this.#deps.prepared.participantId, own.track);
    }
    return tracks;
  };
}
