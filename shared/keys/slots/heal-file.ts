import type { Copies, SlotChange } from './copies.ts';
import { reconcileSlot } from './reconcile-slot.ts';
import { slotIn, sizeOf, type SlotFile } from './slot-file.ts';
import { slotState } from './slot.ts';

/** What was found in one file: how many slots of each copy were mended, and how many no copy has. */
export interface Healed {
  readonly content: Buffer;
  readonly mended: readonly number[];
  readonly lost: number;
}

/** Reads a file in all copies, decides where they differ, and writes the decision where it is missing. */
export async function healFile(copies: Copies, file: SlotFile): Promise<Healed> {
  const found = copies.folders.map((_, copy) => copies.readFile(copy, file));
  const read = found.map((content) => content ?? Buffer.alloc(sizeOf(file)));
  const content = reconciled(read, file);
  const mended = await Promise.all(
    read.map(async (bytes, copy) => {
      copies.rebuild(copy, file, content);
      const changes = differences(bytes, content, file);
      if (changes.length > 0) await copies.writeCopy(copy, changes);
      return changes.length;
    }),
  );
  return { content, mended, lost: mended.some((count) => count > 0) ? lostIn(content, file) : 0 };
}

function reconciled(read: readonly Buffer[], file: SlotFile): Buffer {
  const [first = Buffer.alloc(sizeOf(file)), ...others] = read;
  if (others.every((other) => other.equals(first))) return first;
  const content = Buffer.from(first);
  for (let slot = 0; slot < file.slots; slot += 1) {
    const versions = read.map((bytes) => slotIn(bytes, file, slot));
    slotIn(content, file, slot).set(reconcileSlot(versions, file, slot));
  }
  return content;
}

function differences(bytes: Buffer, content: Buffer, file: SlotFile): readonly SlotChange[] {
  if (bytes.equals(content)) return [];
  return Array.from({ length: file.slots }, (_, slot) => slot)
    .filter((slot) => !slotIn(bytes, file, slot).equals(slotIn(content, file, slot)))
    .map((slot) => ({ file, slot, bytes: slotIn(content, file, slot) }));
}

function lostIn(content: Buffer, file: SlotFile): number {
  return Array.from({ length: file.slots }, (_, slot) => slot).filter(
    (slot) => slotState(slotIn(content, file, slot), file, slot) === 'damaged',
  ).length;
}
