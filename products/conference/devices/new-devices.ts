export interface ListedDevice {
  readonly id: string;
  readonly name: string;
  /** The same for all parts of one thing, such as microphone and speaker of a headset. */
  readonly group: string;
}

export type OfferedKind = 'camera' | 'microphone' | 'speaker';
export type ListedDevices = Readonly<Record<`${OfferedKind}s`, readonly ListedDevice[]>>;

/** One thing that was plugged in, with the parts of it that can be used. */
export interface DeviceOffer {
  readonly name: string;
  readonly parts: readonly { readonly kind: OfferedKind; readonly id: string }[];
}

const KINDS = ['camera', 'microphone', 'speaker'] as const;
/** Chromium lists its choice a second time under these names. */
const ALIASES: ReadonlySet<string> = new Set(['default', 'communications']);

/** What was plugged in between two lists; undefined if nothing was, or nothing that has a name. */
export function newDevices(before: ListedDevices, after: ListedDevices): DeviceOffer | undefined {
  const added = KINDS.flatMap((kind) => {
    const known = new Set(before[`${kind}s`].map(({ id }) => id));
    return after[`${kind}s`]
      .filter(({ id, name }) => !known.has(id) && !ALIASES.has(id) && name !== '')
      .map((device) => ({ kind, ...device }));
  });
  const [first] = added;
  if (first === undefined) return undefined;
  const together = added.filter(({ group }) => group !== '' && group === first.group);
  const parts = (together.length === 0 ? [first] : together).map(({ kind, id }) => ({ kind, id }));
  return { name: first.name, parts };
}
