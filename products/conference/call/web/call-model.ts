import type { Room } from 'livekit-client';
import { LiveValue, type ReadableValue } from '@blende/shared/ui/live-value.ts';
import type { LocalMedia } from '../../before-joining/web/local-media.ts';
import { StageChoices } from '../../layout/web/stage-choices.ts';
import type { FrameEncryption } from '../../frames/web/frame-encryption.ts';
import type { GroupClient } from '../../group/web/group-client.ts';
import type { Seat } from '../../group/web/group-worker-messages.ts';
import type { ChannelSocket } from '../../rooms/web/channel-socket.ts';
import { RoomChannel, type JoinRequest } from '../../rooms/web/room-channel.ts';
import { ScreenShare } from '../../screen-share/web/screen-share.ts';
import { ConnectionWatch } from '../../statistics/web/connection-watch.ts';
import { DataSaver } from '../../statistics/web/data-saver.ts';
import type { Arrivals } from '../arrivals.ts';
import { NamedArrivals } from '../named-arrivals.ts';
import { askForPass } from '../../disclosure/web/disclosure-pass.ts';
import { DeviceCare } from '../../devices/web/device-care.ts';
import { MutedSpeechWatch } from '../../devices/web/muted-speech-watch.ts';
import { endForAll, type EndOutcome } from '../../host-controls/web/end-for-all-request.ts';
import { carryOutOrders } from '../../host-controls/web/carry-out-orders.ts';
import { HostView } from '../../host-controls/web/host-view.ts';
import { keepToRights } from '../../host-controls/web/keep-to-rights.ts';
import { withoutForbidden } from '../../host-controls/without-forbidden.ts';
import { isOwnAgreed } from '../../downgrade/own-stay.ts';
import type { Invitation } from '../../invitation/invitation-link.ts';
import { mayPublish } from '../../lobby/may-publish.ts';
import { connectionState, maySend } from '../connection-state.ts';
import { AwayTime } from './away-time.ts';
import type { CallView } from './call-view.ts';
import { EngineConnection } from './engine-connection.ts';
import { engineTicket } from './engine-ticket.ts';
import { GroupSlices } from './group-slices.ts';
import { Publisher } from './publisher.ts';
import { renderedTracks } from './rendered-tracks.ts';
import { SelfReader } from './self-reader.ts';
import { SpeakingWatch } from './speaking-watch.ts';
import { SpeakerWatch } from './speaker-watch.ts';

export interface CallModelDeps {
  readonly seat: Seat;
  readonly join: JoinRequest;
  readonly group: GroupClient;
  /** Undefined for whoever asks to take part without end-to-end encryption. */
  readonly frames: FrameEncryption | undefined;
  readonly socket: ChannelSocket;
  readonly room: Room;
  readonly name: string;
  readonly media: LocalMedia;
}

const TICK_MS = 1_000;

/** The call as values and actions. It only composes: rules stand in the files beside this folder. */
export class CallModel implements Disposable {
  readonly choices = new StageChoices();
  readonly screen = new ScreenShare();
  readonly speakers: SpeakerWatch;
  readonly spoken: SpeakingWatch;
  readonly hostView: HostView;
  readonly devices: DeviceCare;
  readonly mutedSpeech: MutedSpeechWatch;
  readonly connection: ConnectionWatch;
  readonly saver: DataSaver;
  /** What is shown of the group. */
  readonly group: GroupSlices;
  readonly #deps: CallModelDeps;
  readonly #channel: RoomChannel;
  readonly #engine: EngineConnection;
  readonly #publisher: Publisher;
  readonly #view: LiveValue<CallView>;
  readonly #self: SelfReader;
  readonly #stops: (() => void)[];
  readonly #arrivalListeners = new Set<(arrivals: Arrivals) => void>();
  #wasConnected = false;
  readonly #arrivals = new NamedArrivals();
  readonly #channelAway = new AwayTime();
  readonly #mediaAway = new AwayTime();

  constructor(deps: CallModelDeps) {
    this.#deps = deps;
    const { seat, group } = deps;
    this.#channel = new RoomChannel({
      join: deps.join,
      isLinkSound: seat.isLinkSound,
      inGroup: group.inGroup,
      socket: deps.socket,
      ticketChanged: engineTicket.set,
    });
    group.useChannel(this.#channel);
    group.setName(deps.name);
    this.#engine = new EngineConnection(deps.room, () => {
      this.#publisher.sync();
    });
    this.#publisher = new Publisher(this.#engine.room, deps.media, this.screen, () =>
      this.#maySend(),
    );
    this.#self = new SelfReader(deps, this.screen);
    this.#view = new LiveValue(this.#read());
    this.group = new GroupSlices({
      link: group,
      counts: deps.frames?.counts ?? new LiveValue(undefined),
      rendered: () => renderedTracks(this.#view.snapshot().others, this.choices.shown),
    });
    this.speakers = new SpeakerWatch(this.#soundTracks);
    this.hostView = new HostView(group, this.choices);
    this.spoken = new SpeakingWatch(this.speakers.speaking);
    this.devices = new DeviceCare(deps.media);
    this.mutedSpeech = new MutedSpeechWatch(deps.media);
    this.connection = new ConnectionWatch(deps.room, seat.participantId);
    this.saver = new DataSaver(deps.room, deps.media);
    // Reading the engine anew refreshes the view, and with it the time the channel has been away.
    const timer = setInterval(() => {
      this.#engine.read();
      this.#noteStrangers();
    }, TICK_MS);
    this.#stops = [
      this.#channel.view.subscribe(this.#refresh),
      group.view.subscribe(this.#refresh),
      group.view.subscribe(this.#publisher.sync),
      this.#engine.view.subscribe(this.#refresh),
      this.#engine.view.subscribe(this.#applySpeaker),
      deps.media.view.subscribe(this.#refresh),
      deps.media.view.subscribe(this.#applySpeaker),
      this.screen.view.subscribe(this.#refresh),
      carryOutOrders(this.group.host, deps.media),
      askForPass(this.#channel),
      keepToRights(this.group, { media: deps.media, screen: this.screen }),
      () => {
        clearInterval(timer);
      },
    ];
  }

  /** We ask, or have asked, the others to do without encryption. */
  get asksClear(): boolean {
    return this.#deps.frames === undefined;
  }

  /** Resolves when the connection stands as far as it does without the browser's main thread. */
  get answered(): Promise<void> {
    return this.#engine.answered;
  }

  get view(): ReadableValue<CallView> {
    return this.#view;
  }

  /** Tells who comes and goes from now on. Answers how to stop. */
  watchArrivals(listener: (arrivals: Arrivals) => void): () => void {
    this.#arrivalListeners.add(listener);
    return () => this.#arrivalListeners.delete(listener);
  }

  readonly retryNow = (): void => {
    this.#channel.retryNow();
    this.#engine.retryNow();
  };

  readonly playSound = async (): Promise<void> => {
    await this.#engine.playSound();
  };

  readonly endForAll = async (invitation: Invitation): Promise<EndOutcome> =>
    await endForAll(this.#channel, invitation);

  [Symbol.dispose](): void {
    for (const stop of this.#stops) stop();
    for (const part of [this.devices, this.mutedSpeech, this.hostView, this.spoken, this.speakers])
      part[Symbol.dispose]();
    for (const part of [this.connection, this.saver]) part[Symbol.dispose]();
    for (const part of [this.#publisher, this.#engine, this.screen, this.group]) {
      part[Symbol.dispose]();
    }
    engineTicket.set(undefined);
    this.#deps.frames?.[Symbol.dispose]();
    void this.#leaveGroup();
  }

  /** The last word goes through the channel, and the channel's end says it to the server. */
  async #leaveGroup(): Promise<void> {
    await this.#deps.group.leave();
    this.#channel[Symbol.dispose]();
    this.#deps.group[Symbol.dispose]();
  }

  #maySend(): boolean {
    const { state, downgrade } = this.#deps.group.view.snapshot();
    if (this.asksClear && !isOwnAgreed(downgrade)) return false;
    return mayPublish(state, this.#deps.join.roomId);
  }

  readonly #refresh = (): void => {
    const view = this.#read();
    this.#view.set(view);
    this.#publisher.allow(view.sending);
    if (view.connection === 'connected') this.#wasConnected = true;
    const came = this.#arrivals.next(view.others, performance.now());
    for (const listener of this.#arrivalListeners) listener(came);
  };

  #read(): CallView {
    const channel = this.#channel.view.snapshot();
    const engine = this.#engine.view.snapshot();
    const group = this.#deps.group.view.snapshot();
    const parts = {
      channel: channel.state,
      media: engine.state,
      wasConnected: this.#wasConnected,
      channelAwayMs: this.#channelAway.ms(channel.state === 'open'),
      mediaAwayMs: this.#mediaAway.ms(engine.state === 'connected'),
    };
    return {
      connection: connectionState(parts),
      sending: maySend(parts),
      refusal: channel.refusal,
      self: this.#self.read(),
      others: group.members.flatMap((member) => {
        if (member.isSelf) return [];
        const { id, name, isHost } = member;
        const media = engine.media.get(id);
        const microphoneOn = media?.microphone !== undefined;
        const shown = withoutForbidden(id, media ?? {}, group);
        return [{ id, name, isHost, isSelf: false, ...shown, microphoneOn }];
      }),
      soundBlocked: engine.soundBlocked,
      draining: channel.draining,
    };
  }

  readonly #noteStrangers = (): void => {
    const { seated } = this.#channel.view.snapshot();
    const connected = [...this.#engine.view.snapshot().media.keys()];
    this.#deps.group.engineShows(connected.filter((id) => !seated.includes(id)));
  };

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
      tracks.set(this.#deps.seat.participantId, own.track);
    }
    return tracks;
  };
}
