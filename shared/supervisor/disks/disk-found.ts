/** On what something lies, as far as it could be seen. */
export interface DiskFound {
  /** The disks at the end of the chain, such as `vda` or `sda+sdb`; undefined for none of this machine. */
  readonly device: string | undefined;
  readonly encryption: DiskEncryption;
  /** Whether the key of the encryption lies in clear on the same disk; undefined if that cannot be seen. */
  readonly keyOnDisk: boolean | undefined;
}

export type DiskEncryption =
  | { readonly kind: 'encrypted'; readonly by: string; readonly cipher: string | undefined }
  | { readonly kind: 'plain' }
  /** Gone when the machine is switched off. */
  | { readonly kind: 'memory' }
  | { readonly kind: 'not-checked'; readonly code: DiskUnchecked };

/** `network`, `container`, `zfs`: what lies below is another machine's or tool's matter. */
export type DiskUnchecked =
  | 'no-access'
  | 'network'
  | 'container'
  | 'zfs'
  | 'file-system-unknown'
  | 'gone';

export function notSeen(code: DiskUnchecked): DiskFound {
  return { device: undefined, encryption: { kind: 'not-checked', code }, keyOnDisk: undefined };
}

/**
 * Several disks that hold one thing together: it is as open as the most open one. Something plain
 * is certain whatever else could not be seen.
 */
export function together(found: readonly DiskFound[]): DiskFound {
  const kinds = (['plain', 'not-checked', 'encrypted', 'memory'] as const).map((kind) =>
    found.find(({ encryption }) => encryption.kind === kind),
  );
  const worst = kinds.find((one) => one !== undefined) ?? notSeen('gone');
  const devices = found.flatMap(({ device }) => device?.split('+') ?? []);
  const keys = found.map(({ keyOnDisk }) => keyOnDisk);
  return {
    device: devices.length === 0 ? undefined : [...new Set(devices)].toSorted().join('+'),
    encryption: worst.encryption,
    keyOnDisk: keys.includes(true) ? true : keys.every((one) => one === false) ? false : undefined,
  };
}
