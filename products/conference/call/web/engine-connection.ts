import { ConnectionState, getBrowser, RoomEvent, type Room } from 'livekit-client';
import { LiveValue, type ReadableValue } from '@blende/shared/ui/live-value.ts';
import { reportError } from '@blende/shared/ui/console.ts';
import { PATHS } from '../../contract.ts';
import { reconnectDelayMs } from '../../rooms/reconnect-delay.ts';
import { engineTicket } from './engine-ticket.ts';
import { isSoundHeldBack, mediaOf, type ParticipantMedia } from './participant-media.ts';

export interface EngineView {
  readonly state: 'connecting' | 'connected' | 'reconnecting';
  readonly media: ReadonlyMap<string, ParticipantMedia>;
  /** The browser holds sound back until the person presses something. */
  readonly soundBlocked: boolean;
}

/** Whatever of these happens, the view is read anew from the room. */
const CHANGES = [
  RoomEvent.ConnectionStateChanged,
  RoomEvent.ParticipantConnected,
  RoomEvent.ParticipantDisconnected,
  RoomEvent.TrackSubscribed,
  RoomEvent.TrackUnsubscribed,
  RoomEvent.TrackMuted,
  RoomEvent.TrackUnmuted,
  RoomEvent.TrackUnpublished,
  RoomEvent.AudioPlaybackStatusChanged,
] as const;

/**
 * Where livekit-client makes its first offer before it opens the WebSocket, the offer is made while
 * the room channel opens and waits for the ticket (engine-globals.ts). In Firefox it comes later.
 */
const OFFERS_FIRST = getBrowser()?.name !== 'Firefox' && 'CompressionStream' in globalThis;

/** What livekit-client demands as a token. The real one is added by the edge for a ticket. */
const NO_TOKEN = 'ticket';

/** The connection to the media engine; comes back for as long as it is not disposed. */
export class EngineConnection implements Disposable {
  readonly room: Room;
  readonly #view = new LiveValue<EngineView>({
    state: 'connecting',
    media: new Map(),
    soundBlocked: false,
  });
  /** Resolves when the engine has answered for the first time. */
  readonly answered: Promise<void>;
  readonly #end = new AbortController();
  #wake: () => void = () => undefined;

  constructor(room: Room, connected: () => void) {
    this.room = room;
    this.answered = new Promise((resolve) => {
      this.room.once(RoomEvent.SignalConnected, resolve);
    });
    for (const event of CHANGES) this.room.on(event, this.read);
    this.room.on(RoomEvent.Connected, connected);
    this.room.on(RoomEvent.Reconnected, connected);
    addEventListener('online', this.#goOn, { signal: this.#end.signal });
    void this.#stayConnected();
  }

  get view(): ReadableValue<EngineView> {
    return this.#view;
  }

  readonly #goOn = (): void => {
    this.#wake();
  };

  readonly retryNow = (): void => {
    // livekit-client's own wait ends with this event only.
    dispatchEvent(new Event('online'));
  };

  async playSound(): Promise<void> {
    await this.room.startAudio();
  }

  async useSpeaker(id: string): Promise<void> {
    try {
      await this.room.switchActiveDevice('audiooutput', id);
    } catch {
      reportError('audio-output-failed');
    }
  }

  [Symbol.dispose](): void {
    this.#end.abort();
    this.#wake();
    void this.room.disconnect(false);
  }

  /** livekit-client gives up in some cases; whoever is still in the call is connected anew. */
  async #stayConnected(): Promise<void> {
    const address = new URL(PATHS.engine, location.origin);
    address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
    let attempts = 0;
    while (!this.#end.signal.aborted) {
      if (!OFFERS_FIRST) await engineTicket.available();
      try {
        const ended = this.#disconnected();
        await this.room.connect(address.href, NO_TOKEN, { maxRetries: 0 });
        attempts = 0;
        await ended;
        if (!this.#end.signal.aborted) reportError('engine-lost');
      } catch {
        if (attempts === 0) reportError('engine-unreachable');
      }
      await this.#pause(reconnectDelayMs(attempts, Math.random()));
      attempts += 1;
    }
  }

  async #disconnected(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.room.once(RoomEvent.Disconnected, () => {
        resolve();
      });
    });
  }

  async #pause(ms: number): Promise<void> {
    if (this.#end.signal.aborted) return;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      setTimeout(resolve, ms);
    });
  }

  /** Reads the room anew; some changes, such as sound that starts to play, come without an event. */
  readonly read = (): void => {
    this.#view.set({
      state: stateOf(this.room.state),
      media: mediaOf(this.room),
      soundBlocked: isSoundHeldBack(this.room),
    });
  };
}

function stateOf(state: ConnectionState): EngineView['state'] {
  if (state === ConnectionState.Connected) return 'connected';
  return state === ConnectionState.Connecting ? 'connecting' : 'reconnecting';
}
