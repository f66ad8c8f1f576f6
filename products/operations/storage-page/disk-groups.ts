import type { DiskReport, KeptThing } from './machine-report.ts';

/** What lies on one disk, or on several that hold it together. */
export interface DiskGroup {
  readonly device: string | undefined;
  readonly encryption: DiskReport['encryption'];
  readonly keyOnDisk: boolean | undefined;
  /** One entry for each folder or file. */
  readonly kept: readonly { readonly folder: string; readonly holds: readonly KeptThing[] }[];
}

/** Whoever looks asks for disks, not for folders: what lies on the same one stands together. */
export function diskGroups(disks: readonly DiskReport[]): readonly DiskGroup[] {
  const groups = new Map<string, DiskGroup>();
  for (const { device, encryption, keyOnDisk, folder, holds } of disks) {
    const name = JSON.stringify([device, encryption, keyOnDisk]);
    const { kept = [] } = groups.get(name) ?? {};
    groups.set(name, { device, encryption, keyOnDisk, kept: [...kept, { folder, holds }] });
  }
  return [...groups.values()];
}

/** Each kind of thing on it once. */
export function thingsOn({ kept }: DiskGroup): readonly KeptThing[] {
  return [...new Set(kept.flatMap(({ holds }) => holds))];
}
