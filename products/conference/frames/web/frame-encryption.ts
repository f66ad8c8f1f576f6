import {
  ParticipantEvent,
  RoomEvent,
  type BaseE2EEManager,
  type Participant,
  type RemoteParticipant,
  type RemoteTrack,
  type RemoteTrackPublication,
  type Room,
  type Track,
} from 'livekit-client';
import { reportError } from '@blende/shared/ui/console.ts';
import { LiveValue, type ReadableValue } from '@blende/shared/ui/live-value.ts';
import { startWorker } from '@blende/shared/ui/start-worker.ts';
import type { FrameCounts } from '../frame-counts.ts';
import type { FromFrameWorker, ToFrameWorker } from './frame-worker-messages.ts';
import { incomingFrames, outgoingFrames } from './engine-frames.ts';
// oxlint-disable-next-line import/default -- the build answers the address of the worker
import frameWorker from './frame-worker.ts?worker&url';
import { FrameTransforms } from './frame-transforms.ts';

type StatusListener = (enabled: boolean, participant: Participant) => void;
type Engine = Parameters<BaseE2EEManager['setupEngine']>[0];

/**
 * livekit-client's door for end-to-end encryption, with our frame worker behind it. It puts a
 * transform on every sender and receiver before the first frame; what no transform opens is not
 * shown. It never asks the media engine what must be encrypted: everything is.
 */
export class FrameEncryption implements BaseE2EEManager, Disposable {
  readonly isEnabled = true;
  /** livekit-client writes it. Nothing of ours travels on its data channels. */
  isDataChannelEncryptionEnabled = false;
  readonly #worker: Worker;
  readonly #transforms: FrameTransforms;
  readonly #counts = new LiveValue<FrameCounts>({ atMs: 0, epoch: undefined, tracks: [] });
  readonly #broken = new LiveValue(false);
  readonly #statusListeners = new Set<StatusListener>();
  readonly #engines = new WeakSet<Engine>();
  #room: Room | undefined;

  constructor(worker: Worker = startWorker(frameWorker)) {
    this.#worker = worker;
    this.#transforms = new FrameTransforms(worker);
    worker.addEventListener('message', ({ data }: MessageEvent<FromFrameWorker>) => {
      if (data.type === 'counts') this.#counts.set(data);
    });
    worker.addEventListener('error', this.#break);
  }

  /** Whether this browser can do what is needed. */
  static isSupported(): boolean {
    return 'RTCRtpScriptTransform' in globalThis;
  }

  /** Renewed twice a second. */
  get counts(): ReadableValue<FrameCounts> {
    return this.#counts;
  }

  /** The worker did not start or a transform was refused: what is not protected does not pass. */
  get broken(): ReadableValue<boolean> {
    return this.#broken;
  }

  /** Hands the worker the port over which `FrameKeysMessage` comes. */
  useKeysFrom(port: MessagePort): void {
    const message: ToFrameWorker = { type: 'keys-from', port };
    this.#worker.postMessage(message, [port]);
  }

  setup(room: Room): void {
    if (this.#room !== undefined) return;
    this.#room = room;
    room.localParticipant.on(ParticipantEvent.LocalSenderCreated, this.#sealSender);
    room.on(RoomEvent.TrackSubscribed, this.#openReceiver);
    room.on(RoomEvent.TrackUnsubscribed, this.#closeReceiver);
    // Only a word for other clients of the engine; nothing here depends on it.
    void room.setE2EEEnabled(true);
  }

  setupEngine(engine: Engine): void {
    if (this.#engines.has(engine)) return;
    this.#engines.add(engine);
    // Before it is known whose track it is, so that no frame passes without a transform.
    engine.on(
      'mediaTrackAdded',
      (_track: MediaStreamTrack, _: unknown, receiver: RTCRtpReceiver) => {
        this.#orBreak(() => this.#transforms.fit(receiver));
      },
    );
  }

  setParticipantCryptorEnabled(enabled: boolean, identity: string): void {
    const local = this.#room?.localParticipant;
    const participant =
      local?.identity === identity ? local : this.#room?.getParticipantByIdentity(identity);
    if (participant === undefined) return;
    for (const listener of this.#statusListeners) listener(enabled, participant);
  }

  on(event: string, listener: (...values: never[]) => void): this {
    if (event === 'participantEncryptionStatusChanged') {
      this.#statusListeners.add(listener as StatusListener);
    }
    return this;
  }

  /** The engine marks frames that it makes up itself; none of them is shown. */
  setSifTrailer(): void {}

  async encryptData(): Promise<never> {
    return await Promise.reject(new TypeError('no data is sent through the engine'));
  }

  async handleEncryptedData(): Promise<never> {
    return await Promise.reject(new TypeError('no data is taken from the engine'));
  }

  [Symbol.dispose](): void {
    this.#worker.terminate();
  }

  readonly #sealSender = (sender: RTCRtpSender, track: Track): void => {
    const id = this.#room?.localParticipant.identity ?? '';
    try {
      this.#transforms.bind(sender, outgoingFrames(track, id));
    } catch (error) {
      this.#break();
      // livekit-client then does not publish the track.
      throw error;
    }
  };

  readonly #openReceiver = (
    { receiver }: RemoteTrack,
    publication: RemoteTrackPublication,
    { identity }: RemoteParticipant,
  ): void => {
    if (receiver === undefined) return;
    this.#orBreak(() => {
      this.#transforms.bind(receiver, incomingFrames(publication, identity));
    });
  };

  readonly #break = (): void => {
    if (!this.#broken.snapshot()) reportError('frames-failed');
    this.#broken.set(true);
  };

  #orBreak(step: () => void): void {
    try {
      step();
    } catch {
      this.#break();
    }
  }

  /** The browser may use the receiver again, for somebody else's track. */
  readonly #closeReceiver = ({ receiver }: RemoteTrack): void => {
    if (receiver !== undefined) this.#transforms.bind(receiver, undefined);
  };
}
