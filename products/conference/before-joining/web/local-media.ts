import { LiveValue, type ReadableValue } from '@blende/shared/ui/live-value.ts';
import { reportError } from '@blende/shared/ui/console.ts';
import type { DeviceProblem } from '../device-problem.ts';
import { DeviceList } from './device-list.ts';
import { whenAllowed } from './permission-watch.ts';
import { openDevices, type DeviceKind, type Facing } from './open-device.ts';

export interface DeviceView {
  readonly state: 'off' | 'asking' | 'on';
  readonly problem?: DeviceProblem | undefined;
  /** A muted microphone keeps its track unless `setKeepsOpen(false)`. */
  readonly track?: MediaStreamTrack | undefined;
  readonly chosen?: string | undefined;
}

export interface LocalMediaView {
  readonly camera: DeviceView;
  readonly microphone: DeviceView;
  readonly speaker?: string | undefined;
  /** A muted microphone stays open, so that the first syllable after it is not lost. */
  readonly keepsOpen: boolean;
  /** False while hosts keep muted microphones muted. */
  readonly mayUnmute: boolean;
}

interface OpenHow {
  readonly facing?: Facing;
  /** What is used until now and goes on if this does not open. */
  readonly instead?: string | undefined;
  /** In the place of one that is on: it goes on being on. */
  readonly wasOn?: boolean;
}

export interface ChosenDevices {
  readonly camera?: string | undefined;
  readonly microphone?: string | undefined;
  readonly speaker?: string | undefined;
}

const KINDS = ['camera', 'microphone'] as const;
const PERMISSION = ['denied', 'blocked'] as const;

/** Owns the person's camera and microphone, before joining and in the call, until it is disposed. */
export class LocalMedia implements Disposable {
  readonly list = new DeviceList();
  readonly #view = new LiveValue<LocalMediaView>({
    camera: { state: 'off' },
    microphone: { state: 'off' },
    keepsOpen: true,
    mayUnmute: true,
  });
  readonly #stops: readonly (() => void)[];
  /** In the call somebody else decides what follows when a device is lost or plugged in. */
  recoversByItself = true;
  #disposed = false;

  constructor({ camera, microphone, speaker }: ChosenDevices = {}) {
    this.#view.update({
      camera: { state: 'off', chosen: camera },
      microphone: { state: 'off', chosen: microphone },
      speaker,
    });
    this.#stops = [
      ...KINDS.map((kind) => whenAllowed(kind, () => void this.#recover(kind, PERMISSION))),
      this.list.devices.subscribe(() => {
        this.#pluggedIn();
      }),
    ];
  }

  get view(): ReadableValue<LocalMediaView> {
    return this.#view;
  }

  /** Asks for both at once; whatever is refused leaves the other one working. */
  async start(): Promise<void> {
    await this.list.refresh();
    const { cameras, microphones } = this.list.devices.snapshot();
    const known = cameras.length + microphones.length > 0;
    if (!known || (cameras.length > 0 && microphones.length > 0)) {
      if (await this.#open(['camera', 'microphone'])) return;
      const { problem } = this.#view.snapshot().camera;
      if (problem === 'denied' || problem === 'insecure') return;
    }
    await this.#open(['microphone']);
    await this.#open(['camera']);
  }

  async toggle(kind: DeviceKind): Promise<void> {
    const device = this.#view.snapshot()[kind];
    if (device.state === 'asking') return;
    if (device.state === 'on') this.#turnOff(kind);
    else if (kind === 'microphone' && !this.#view.snapshot().mayUnmute) return;
    else if (kind === 'microphone' && device.track?.readyState === 'live')
      this.#unmute(device.track);
    else await this.#open([kind]);
  }

  /** At once. Answers whether it was on. */
  turnOff(kind: DeviceKind): boolean {
    const { state } = this.#view.snapshot()[kind];
    if (state === 'on') this.#turnOff(kind);
    return state === 'on';
  }

  /** Opens what did not open before; both together, so that the person is asked once. */
  async retry(kinds: readonly DeviceKind[]): Promise<void> {
    if (!(await this.#open(kinds)) && kinds.length > 1)
      for (const kind of kinds) await this.#open([kind]);
  }

  async choose(kind: DeviceKind, id: string): Promise<void> {
    const { state, track, chosen } = this.#view.snapshot()[kind];
    this.#set(kind, { chosen: id });
    if (state === 'on') await this.#open([kind], { instead: chosen, wasOn: true });
    // A muted microphone that is kept open is the one chosen before.
    else if (track !== undefined) this.#drop(kind, undefined);
  }

  /** Front instead of back camera, or the reverse. Phones open one at a time. */
  async turnCamera(): Promise<void> {
    const { state, track, chosen } = this.#view.snapshot().camera;
    const now = track?.getSettings().facingMode;
    if (state !== 'on' || track === undefined || now === undefined) return;
    track.stop();
    const facing = now === 'user' ? 'environment' : 'user';
    if (await this.#open(['camera'], { facing })) return;
    this.#set('camera', { chosen });
    await this.#open(['camera']);
  }

  /** Whether a muted microphone stays open. Without it the browser's own sign goes out, too. */
  setKeepsOpen(keepsOpen: boolean): void {
    this.#view.update({ keepsOpen });
    const { state, track } = this.#view.snapshot().microphone;
    if (!keepsOpen && state === 'off' && track !== undefined) this.#drop('microphone', undefined);
  }

  /** A microphone that is on stays on. */
  setMayUnmute(mayUnmute: boolean): void {
    if (this.#view.snapshot().mayUnmute !== mayUnmute) this.#view.update({ mayUnmute });
  }

  chooseSpeaker(id: string): void {
    this.#view.update({ speaker: id });
  }

  [Symbol.dispose](): void {
    this.#disposed = true;
    for (const stop of this.#stops) stop();
    this.list[Symbol.dispose]();
    for (const kind of ['camera', 'microphone'] as const) {
      this.#view.snapshot()[kind].track?.stop();
      this.#set(kind, { state: 'off', track: undefined });
    }
  }

  /** A device that was missed and is there now is opened: the person wanted it. */
  #pluggedIn(): void {
    const { cameras, microphones } = this.list.devices.snapshot();
    if (cameras.length > 0) void this.#recover('camera', ['missing']);
    if (microphones.length > 0) void this.#recover('microphone', ['missing']);
  }

  async #recover(kind: DeviceKind, from: readonly DeviceProblem[]): Promise<void> {
    const { problem, state, track } = this.#view.snapshot()[kind];
    if (this.#disposed || !this.recoversByItself || state !== 'off' || track !== undefined) return;
    if (problem !== undefined && from.includes(problem)) await this.#open([kind]);
  }

  async #open(kinds: readonly DeviceKind[], how: OpenHow = {}): Promise<boolean> {
    for (const kind of kinds) this.#set(kind, { state: 'asking', problem: undefined });
    const { camera, microphone } = this.#view.snapshot();
    const opened = await openDevices(kinds, {
      camera: camera.chosen,
      microphone: microphone.chosen,
      facing: how.facing,
    });
    if (opened.outcome === 'refused') {
      if (opened.problem === 'failed') reportError('camera-failed');
      for (const kind of kinds) this.#refused(kind, opened.problem, how.instead);
      return false;
    }
    for (const track of opened.tracks) this.#take(track, how.wasOn ?? false);
    await this.list.refresh();
    return true;
  }

  #take(track: MediaStreamTrack, wasOn: boolean): void {
    const kind = track.kind === 'video' ? 'camera' : 'microphone';
    if (this.#disposed) {
      track.stop();
      return;
    }
    this.#view.snapshot()[kind].track?.stop();
    // Unplugged, or taken away in the browser's own controls.
    track.addEventListener('ended', () => {
      if (this.#view.snapshot()[kind].track === track) this.#drop(kind, 'missing');
    });
    const chosen = track.getSettings().deviceId;
    const mayBeOn = kind === 'camera' || wasOn || this.#view.snapshot().mayUnmute;
    track.enabled = mayBeOn;
    this.#set(kind, { state: mayBeOn ? 'on' : 'off', track, chosen });
  }

  /** The device used until now goes on if another one was chosen and does not open. */
  #refused(kind: DeviceKind, problem: DeviceProblem, instead: string | undefined): void {
    const { track } = this.#view.snapshot()[kind];
    if (instead === undefined || track?.readyState !== 'live') this.#drop(kind, problem);
    else this.#set(kind, { state: 'on', chosen: instead, problem });
  }

  #turnOff(kind: DeviceKind): void {
    if (kind === 'camera' || !this.#view.snapshot().keepsOpen) this.#drop(kind, undefined);
    else {
      const { track } = this.#view.snapshot().microphone;
      if (track !== undefined) track.enabled = false;
      this.#set('microphone', { state: 'off' });
    }
  }

  #unmute(track: MediaStreamTrack): void {
    track.enabled = true;
    this.#set('microphone', { state: 'on' });
  }

  #drop(kind: DeviceKind, problem: DeviceProblem | undefined): void {
    this.#view.snapshot()[kind].track?.stop();
    this.#set(kind, { state: 'off', track: undefined, problem });
  }

  #set(kind: DeviceKind, part: Partial<DeviceView>): void {
    this.#view.update({ [kind]: { ...this.#view.snapshot()[kind], ...part } });
  }
}
