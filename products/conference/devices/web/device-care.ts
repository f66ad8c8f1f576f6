import { LiveValue, type ReadableValue } from '@blende/shared/ui/live-value.ts';
import type {
  DeviceView,
  LocalMedia,
  LocalMediaView,
} from '../../before-joining/web/local-media.ts';
import type { DeviceKind } from '../../before-joining/web/open-device.ts';
import { afterLoss, type LossReason } from '../device-loss.ts';
import { newDevices, type DeviceOffer } from '../new-devices.ts';

export interface DeviceTrouble {
  readonly kind: DeviceKind;
  /** `paused`: the system keeps the device from us and will give it back by itself. */
  readonly says: LossReason | 'replaced' | 'paused' | 'problem';
  /** What is used instead. */
  readonly name?: string;
}

export interface DeviceNotices {
  readonly camera?: DeviceTrouble | undefined;
  readonly microphone?: DeviceTrouble | undefined;
  readonly offer?: DeviceOffer | undefined;
}

const KINDS = ['camera', 'microphone'] as const;
const OFFER_MS = 20_000;
const REPLACED_MS = 10_000;
/** Shorter pauses happen at each change of a device. */
const PAUSE_MS = 1_500;

/** Looks after the devices while the call goes on: what was lost, what came, what the system took. */
export class DeviceCare implements Disposable {
  readonly #media: LocalMedia;
  readonly #notices = new LiveValue<DeviceNotices>({});
  readonly #end = new AbortController();
  readonly #unsubscribe: () => void;
  #before: LocalMediaView;
  #reopenOnReturn: DeviceKind | undefined;

  constructor(media: LocalMedia) {
    this.#media = media;
    media.recoversByItself = false;
    this.#before = media.view.snapshot();
    this.#unsubscribe = media.view.subscribe(this.#changed);
    const { signal } = this.#end;
    navigator.mediaDevices?.addEventListener('devicechange', () => void this.#plugged(), {
      signal,
    });
    document.addEventListener('visibilitychange', this.#returned, { signal });
    for (const kind of KINDS) this.#watchPauses(kind, this.#before[kind].track);
  }

  get notices(): ReadableValue<DeviceNotices> {
    return this.#notices;
  }

  readonly dismiss = (which: keyof DeviceNotices): void => {
    this.#notices.update({ [which]: undefined });
  };

  /** Uses what was plugged in, with all its parts. */
  readonly accept = async (offer: DeviceOffer): Promise<void> => {
    this.dismiss('offer');
    for (const { kind, id } of offer.parts) {
      if (kind === 'speaker') this.#media.chooseSpeaker(id);
      else await this.#media.choose(kind, id);
    }
  };

  [Symbol.dispose](): void {
    this.#end.abort();
    this.#unsubscribe();
  }

  readonly #changed = (): void => {
    const before = this.#before;
    const after = this.#media.view.snapshot();
    this.#before = after;
    for (const kind of KINDS) {
      if (after[kind].track !== before[kind].track) this.#watchPauses(kind, after[kind].track);
      if (isLoss(before[kind], after[kind])) void this.#lost(kind, before[kind]);
      else if (isNewProblem(before[kind], after[kind])) this.#tell({ kind, says: 'problem' });
      else if (before[kind].state !== 'on' && after[kind].state === 'on') this.dismiss(kind);
    }
  };

  async #lost(kind: DeviceKind, before: DeviceView): Promise<void> {
    const permission = await permissionFor(kind);
    await this.#media.list.refresh();
    if (this.#end.signal.aborted || this.#media.view.snapshot()[kind].track !== undefined) return;
    const step = afterLoss({
      wasOn: before.state === 'on',
      lostId: before.chosen,
      devices: this.#media.list.devices.snapshot()[`${kind}s`],
      permission,
      isHidden: document.hidden,
    });
    if (step.step === 'stay-off') this.#tell({ kind, says: step.reason });
    if (step.step === 'reopen-on-return') this.#reopenOnReturn = kind;
    if (step.step !== 'replace') return;
    await this.#media.choose(kind, step.by.id);
    await this.#media.toggle(kind);
    if (this.#media.view.snapshot()[kind].state === 'on') {
      this.#tell({ kind, says: 'replaced', name: step.by.name }, REPLACED_MS);
    }
  }

  readonly #returned = (): void => {
    const kind = this.#reopenOnReturn;
    if (document.hidden || kind === undefined) return;
    this.#reopenOnReturn = undefined;
    if (this.#media.view.snapshot()[kind].state === 'off') void this.#media.toggle(kind);
  };

  async #plugged(): Promise<void> {
    const before = this.#media.list.devices.snapshot();
    await this.#media.list.refresh();
    const offer = newDevices(before, this.#media.list.devices.snapshot());
    if (offer === undefined || this.#end.signal.aborted) return;
    this.#notices.update({ offer });
    this.#later(OFFER_MS, () => {
      if (this.#notices.snapshot().offer === offer) this.dismiss('offer');
    });
  }

  #watchPauses(kind: DeviceKind, track: MediaStreamTrack | undefined): void {
    const { signal } = this.#end;
    const isCurrent = (): boolean => this.#media.view.snapshot()[kind].track === track;
    const paused = (): void => {
      this.#later(PAUSE_MS, () => {
        if (track?.muted === true && isCurrent()) this.#tell({ kind, says: 'paused' });
      });
    };
    const resumed = (): void => {
      if (this.#notices.snapshot()[kind]?.says === 'paused') this.dismiss(kind);
    };
    track?.addEventListener('mute', paused, { signal });
    track?.addEventListener('unmute', resumed, { signal });
  }

  #tell(trouble: DeviceTrouble, forMs?: number): void {
    const { kind } = trouble;
    this.#notices.update({ [kind]: trouble });
    if (forMs === undefined) return;
    this.#later(forMs, () => {
      if (this.#notices.snapshot()[kind] === trouble) this.dismiss(kind);
    });
  }

  #later(ms: number, action: () => void): void {
    const timer = setTimeout(action, ms);
    this.#end.signal.addEventListener('abort', () => {
      clearTimeout(timer);
    });
  }
}

/** The track ended by itself: nobody switched it off here. */
function isLoss(before: DeviceView, after: DeviceView): boolean {
  const hadTrack = before.track !== undefined && before.state !== 'asking';
  return hadTrack && after.track === undefined && after.problem !== undefined;
}

/** What was just asked for could not be opened. */
function isNewProblem(before: DeviceView, after: DeviceView): boolean {
  return before.state === 'asking' && after.state !== 'asking' && after.problem !== undefined;
}

async function permissionFor(kind: DeviceKind): Promise<PermissionState | 'unknown'> {
  try {
    const { state } = await navigator.permissions.query({ name: kind });
    return state;
  } catch {
    // Some browsers know no permission of this name.
    return 'unknown';
  }
}
