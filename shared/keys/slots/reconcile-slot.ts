import { destroyedSlot, generationOf, slotState } from './slot.ts';
import type { SlotFile } from './slot-file.ts';

/**
 * What a slot is when its copies differ: after a crash between two of them, or damage.
 *
 * 1. Destroyed in one copy is destroyed: the first overwritten copy cannot come back from the
 *    others, and no acknowledged destruction is undone by a copy that was put back.
 * 2. Living in any copy is living, and fills empty and damaged ones: an acknowledged key stood in
 *    all. One that was being made in the crash may live on too; nobody was told its id.
 * 3. Of two living ones the higher generation is the later: rotation writes the new key of the
 *    level above everywhere before it uses it. Otherwise what most copies hold.
 * 4. Neither, and damaged in every copy: lost, left as it is, never given out again.
 * 5. Neither, and empty in some: a key that was being made; its remains are overwritten.
 */
export function reconcileSlot(copies: readonly Buffer[], file: SlotFile, slot: number): Buffer {
  const [first, ...others] = copies;
  if (first === undefined || others.every((other) => other.equals(first)))
    return first ?? destroyedSlot(file, slot);
  const states = copies.map((bytes) => slotState(bytes, file, slot));
  const inState = (state: string) => copies.filter((_, index) => states[index] === state);
  return (
    inState('destroyed')[0] ??
    latest(inState('living')) ??
    (inState('empty').length > 0 ? destroyedSlot(file, slot) : first)
  );
}

function latest(living: readonly Buffer[]): Buffer | undefined {
  const votes = (bytes: Buffer) => living.filter((other) => other.equals(bytes)).length;
  return living
    .toSorted((one, other) => votes(other) - votes(one))
    .toSorted((one, other) => generationOf(other) - generationOf(one))[0];
}
