import { LiveValue, type ReadableValue } from '@blende/shared/ui/live-value.ts';
import { reportError } from '@blende/shared/ui/console.ts';
import type { DeviceProblem } from '../device-problem.ts';
import { DeviceList } from './device-list.ts';
import { openDevices, type DeviceKind } from './open-device.ts';

export interface DeviceView {
  readonly state: 'off' | 'asking' | 'on';
  readonly problem?: DeviceProblem | undefined;
  /** A muted microphone keeps its track, so that the first syllable is not lost. */
  readonly track?: MediaStreamTrack | undefined;
  readonly chosen?: string | undefined;
}

export interface LocalMediaView {
  readonly camera: DeviceView;
  readonly microphone: DeviceView;
  readonly speaker?: string | undefined;
}

/** Owns the person's camera and microphone, before joining and in the call, until it is disposed. */
export class LocalMedia implements Disposable {
  readonly list = new DeviceList();
  readonly #view = new LiveValue<LocalMediaView>({
    camera: { state: 'off' },
    microphone: { state: 'off' },
  });
  #disposed = false;

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
      if (this.#view.snapshot().camera.problem === 'denied') return;
    }
    await this.#open(['microphone']);
    await this.#open(['camera']);
  }

  async toggle(kind: DeviceKind): Promise<void> {
    const device = this.#view.snapshot()[kind];
    if (device.state === 'asking') return;
    if (device.state === 'on') this.#turnOff(kind);
    else if (kind === 'microphone' && device.track?.readyState === 'live')
      this.#unmute(device.track);
    else await this.#open([kind]);
  }

  async choose(kind: DeviceKind, id: string): Promise<void> {
    this.#set(kind, { chosen: id });
    if (this.#view.snapshot()[kind].state === 'on') await this.#open([kind]);
  }

  chooseSpeaker(id: string): void {
    this.#view.update({ speaker: id });
  }

  [Symbol.dispose](): void {
    this.#disposed = true;
    this.list[Symbol.dispose]();
    for (const kind of ['camera', 'microphone'] as const) {
      this.#view.snapshot()[kind].track?.stop();
      this.#set(kind, { state: 'off', track: undefined });
    }
  }

  async #open(kinds: readonly DeviceKind[]): Promise<boolean> {
    for (const kind of kinds) this.#set(kind, { state: 'asking', problem: undefined });
    const { camera, microphone } = this.#view.snapshot();
    const opened = await openDevices(kinds, {
      camera: camera.chosen,
      microphone: microphone.chosen,
    });
    if (opened.outcome === 'refused') {
      if (opened.problem === 'failed') reportError('camera-failed');
      for (const kind of kinds) this.#drop(kind, opened.problem);
      return false;
    }
    for (const track of opened.tracks) this.#take(track);
    await this.list.refresh();
    return true;
  }

  #take(track: MediaStreamTrack): void {
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
    this.#set(kind, { state: 'on', track, chosen: track.getSettings().deviceId });
  }

  #turnOff(kind: DeviceKind): void {
    if (kind === 'camera') this.#drop('camera', undefined);
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
