import { LiveValue, type ReadableValue } from '@blende/shared/ui/live-value.ts';

export interface Device {
  readonly id: string;
  /** The browser's own name for it; empty before permission was given. */
  readonly name: string;
  /** The same for all parts of one thing, such as microphone and speaker of a headset. */
  readonly group: string;
}

export interface Devices {
  readonly cameras: readonly Device[];
  readonly microphones: readonly Device[];
  /** Empty where the browser lets no page choose. */
  readonly speakers: readonly Device[];
}

/** What is plugged in, and stays current while devices come and go. */
export class DeviceList implements Disposable {
  readonly #devices = new LiveValue<Devices>({ cameras: [], microphones: [], speakers: [] });

  constructor() {
    navigator.mediaDevices?.addEventListener('devicechange', this.#changed);
  }

  get devices(): ReadableValue<Devices> {
    return this.#devices;
  }

  async refresh(): Promise<void> {
    const infos = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
    this.#devices.set({
      cameras: named(infos, 'videoinput'),
      microphones: named(infos, 'audioinput'),
      speakers: 'setSinkId' in HTMLMediaElement.prototype ? named(infos, 'audiooutput') : [],
    });
  }

  readonly #changed = (): void => {
    void this.refresh();
  };

  [Symbol.dispose](): void {
    navigator.mediaDevices?.removeEventListener('devicechange', this.#changed);
  }
}

function named(infos: readonly MediaDeviceInfo[], kind: MediaDeviceKind): readonly Device[] {
  return infos
    .filter((info) => info.kind === kind && info.deviceId !== '')
    .map((info) => ({ id: info.deviceId, name: info.label, group: info.groupId }));
}
