import { LiveValue, type ReadableValue } from '@blende/shared/ui/live-value.ts';
import { startWorker } from '@blende/shared/ui/start-worker.ts';
import type { ServerMessage } from '../../contract.ts';
import type { Invitation } from '../../invitation/invitation-link.ts';
import { NO_LOBBY } from '../../lobby/lobby-view.ts';
import type { DowngradeStep } from '../../downgrade/downgrade.ts';
import type { Decision } from '../../lobby/waiting-room.ts';
import type { ParticipantId } from '../../rooms/participant-id.ts';
import type { GroupLink, HearSpoken } from '../group-link.ts';
import { NO_DOWNGRADE } from '../../downgrade/downgrade-view.ts';
import { FIRST_OPTIONS } from '../group-options.ts';
import type { GroupView } from '../group-view.ts';
import type { OptionsChange } from '../options-change.ts';
import type { Spoken } from '../spoken.ts';
// oxlint-disable-next-line import/default -- the build answers the address of the worker
import groupWorker from './group-worker.ts?worker&url';
import type { FromGroupWorker, Seat, ToGroupWorker } from './group-worker-messages.ts';
import { StrangerWatch } from './stranger-watch.ts';

/** The room channel, as far as the group needs it. */
export interface GroupChannel {
  readonly view: ReadableValue<{ readonly state: string }>;
  say(message: Extract<FromGroupWorker, { type: 'send' }>['message']): boolean;
  hear(listener: (message: ServerMessage) => void): () => void;
}

const JOINING: GroupView = {
  state: 'joining',
  epoch: 0,
  members: [],
  options: FIRST_OPTIONS,
  lobby: NO_LOBBY,
  digits: [],
  downgrade: NO_DOWNGRADE,
  unknownConnections: 0,
};
/** Leaving does not wait longer for the last word. */
const LAST_WORD_MS = 200;
/** Of no interest to the group; most of them come often. */
const IGNORED: ReadonlySet<ServerMessage['type']> = new Set([
  'pong',
  'ticket',
  'draining',
  'permit',
  'disclosure-pass',
]);

/** The main thread's half of the group: hands messages to and fro and holds no key. */
export class GroupClient implements GroupLink, Disposable {
  /** What is shown to the server on joining; rejected in a browser that cannot make keys. */
  readonly seat: Promise<Seat>;
  readonly #worker: Worker;
  readonly #inside = new LiveValue(JOINING);
  readonly #view = new LiveValue(JOINING);
  readonly #strangers = new StrangerWatch();
  readonly #listeners = new Set<HearSpoken>();
  readonly #seatMade = Promise.withResolvers<Seat>();
  readonly #left = Promise.withResolvers<undefined>();
  #inGroup: number | undefined;
  #channel: GroupChannel | undefined;

  constructor({ roomId, linkSecret, hostSeed }: Invitation) {
    this.seat = this.#seatMade.promise;
    this.#worker = startWorker(groupWorker);
    this.#worker.addEventListener('message', ({ data }: MessageEvent<FromGroupWorker>) => {
      this.#receive(data);
    });
    this.#worker.addEventListener('error', () => {
      this.#receive({ type: 'failed' });
    });
    this.#post({
      type: 'start',
      roomId,
      linkSecret: linkSecret.reveal(),
      hostSeed: hostSeed?.reveal(),
    });
  }

  get view(): ReadableValue<GroupView> {
    return this.#view;
  }

  /** The epoch in which we are a member. */
  readonly inGroup = (): number | undefined => this.#inGroup;

  /** A new port for the frame worker, over which its keys come. */
  framePort(): MessagePort {
    const { port1, port2 } = new MessageChannel();
    this.#worker.postMessage({ type: 'frame-keys-to', port: port1 } satisfies ToGroupWorker, [
      port1,
    ]);
    return port2;
  }

  setName(name: string): void {
    this.#post({ type: 'name', name });
  }

  readonly say = (message: Spoken, to?: ParticipantId): void => {
    this.#post({ type: 'say', message, ...(to === undefined ? {} : { to }) });
  };

  readonly changeOptions = (change: OptionsChange): void => {
    this.#post({ type: 'change-options', change });
  };

  readonly decide = (ids: readonly ParticipantId[], decision: Decision): void => {
    this.#post({ type: 'decide', ids, decision });
  };

  readonly decideDowngrade = (step: DowngradeStep): void => {
    this.#post({ type: 'decide-downgrade', step });
  };

  readonly hear = (listener: HearSpoken): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** From now on the group is reached over this channel. */
  useChannel(channel: GroupChannel): void {
    this.#channel = channel;
    channel.hear((message) => {
      if (!IGNORED.has(message.type)) this.#post({ type: 'server', message });
    });
    let wasOpen = false;
    channel.view.subscribe(() => {
      const isOpen = channel.view.snapshot().state === 'open';
      if (wasOpen && !isOpen) this.#post({ type: 'channel-lost' });
      wasOpen = isOpen;
    });
  }

  /** Whoever is connected to the media engine and has no seat in the room. */
  engineShows(ids: readonly string[]): void {
    this.#strangers.see(ids, performance.now());
    this.#show();
  }

  /** Says that we leave, if anybody can still be reached. */
  async leave(): Promise<void> {
    this.#post({ type: 'leave' });
    const tooLate = new Promise((resolve) => {
      setTimeout(resolve, LAST_WORD_MS);
    });
    await Promise.race([this.#left.promise, tooLate]);
  }

  [Symbol.dispose](): void {
    this.#worker.terminate();
  }

  #post(message: ToGroupWorker): void {
    this.#worker.postMessage(message);
  }

  #receive(message: FromGroupWorker): void {
    switch (message.type) {
      case 'ready':
        this.#seatMade.resolve(message.seat);
        return;
      case 'failed':
        this.#seatMade.reject(new Error('no keys for the group can be made'));
        this.#inside.update({ state: 'failed' });
        this.#show();
        return;
      case 'send':
        this.#channel?.say(message.message);
        return;
      case 'view':
        this.#inGroup = message.inGroup;
        this.#inside.set(message.view);
        this.#show();
        return;
      case 'heard':
        for (const listener of this.#listeners) listener(message.from, message.message);
        return;
      case 'left':
        this.#left.resolve(undefined);
        return;
    }
  }

  #show(): void {
    const view = this.#inside.snapshot();
    const strangers = this.#strangers.count(view, performance.now());
    const unknownConnections = view.unknownConnections + strangers;
    const shown = this.#view.snapshot();
    if (shown.unknownConnections === unknownConnections && this.#shown === view) return;
    this.#shown = view;
    this.#view.set({ ...view, unknownConnections });
  }
  #shown: GroupView | undefined;
}
