export interface KnownDevice {
  readonly id: string;
  readonly name: string;
}

export interface DeviceLoss {
  /** Whether the person was being seen or heard through it. */
  readonly wasOn: boolean;
  readonly lostId: string | undefined;
  /** Everything of its kind that is plugged in now. */
  readonly devices: readonly KnownDevice[];
  readonly permission: 'granted' | 'denied' | 'prompt' | 'unknown';
  /** The page is in the background: on phones a call or another program takes the device. */
  readonly isHidden: boolean;
}

export type LossReason = 'unplugged' | 'revoked' | 'taken';

export type LossStep =
  | { readonly step: 'replace'; readonly by: KnownDevice }
  | { readonly step: 'reopen-on-return' }
  | { readonly step: 'stay-off'; readonly reason: LossReason };

/** What follows when a camera or microphone ends that nobody switched off. */
export function afterLoss(loss: DeviceLoss): LossStep {
  if (loss.permission === 'denied') return { step: 'stay-off', reason: 'revoked' };
  // Chromium's alias stays in the list whatever it stands for.
  const isStillThere =
    loss.lostId !== 'default' && loss.devices.some(({ id }) => id === loss.lostId);
  if (isStillThere && loss.wasOn && loss.isHidden) return { step: 'reopen-on-return' };
  // Whoever ended it (the system, the browser's own control) meant it.
  if (isStillThere) return { step: 'stay-off', reason: 'taken' };
  const [next] = loss.devices;
  if (loss.wasOn && next !== undefined) return { step: 'replace', by: next };
  return { step: 'stay-off', reason: 'unplugged' };
}
