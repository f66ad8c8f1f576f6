import { hash } from 'node:crypto';

/** A file of slots of one size. Small, so that a damaged one costs little. */
export interface SlotFile {
  /** Inside a copy's folder; a tenant's files lie in a folder with its id. */
  readonly path: string;
  readonly slotBytes: number;
  readonly slots: number;
  /** 32 bytes that stand for this file of this store: a slot is good at its own place alone. */
  readonly place: Buffer;
}

/** How many slots of which size a kind of file has. Sizes divide a disk sector, so none lies across two. */
const SHAPES = {
  keys: { slotBytes: 128, slots: 1024 },
  epochs: { slotBytes: 256, slots: 64 },
  instance: { slotBytes: 256, slots: 64 },
} as const;

export type SlotFileKind = keyof typeof SHAPES;

export function slotFile(
  storeId: string,
  kind: SlotFileKind,
  { folder, number }: { readonly folder?: string; readonly number: number },
): SlotFile {
  const name = `${kind}.${number}`;
  const path = folder === undefined ? name : `${folder}/${name}`;
  const place = hash('sha256', `blende keys 1 place ${storeId} ${path}`, 'buffer');
  return { path, place, ...SHAPES[kind] };
}

/** The kind and number that a file name says, undefined for any other name. */
export function readSlotFileName(
  name: string,
): { readonly kind: SlotFileKind; readonly number: number } | undefined {
  const [, kind, number] = /^(keys|epochs|instance)\.(0|[1-9]\d{0,8})$/.exec(name) ?? [];
  if (kind === undefined) return undefined;
  return { kind: kind as SlotFileKind, number: Number(number) };
}

export function sizeOf({ slotBytes, slots }: SlotFile): number {
  return slotBytes * slots;
}

/** The bytes of one slot, as a view. */
export function slotIn(content: Buffer, { slotBytes }: SlotFile, slot: number): Buffer {
  return content.subarray(slot * slotBytes, (slot + 1) * slotBytes);
}

/** 36 bytes: the file's place and the slot's number. */
export function placeOfSlot({ place }: SlotFile, slot: number): Buffer {
  const bytes = Buffer.allocUnsafe(place.length + 4);
  bytes.set(place);
  bytes.writeUInt32BE(slot, place.length);
  return bytes;
}
