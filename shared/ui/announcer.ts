import { LiveValue, type ReadableValue } from './live-value.ts';

const current = new LiveValue<readonly string[]>([]);
const KEPT_MS = 6_000;

export const announcements: ReadableValue<readonly string[]> = current;

/** Says something to screen readers when they have finished what they are saying. */
export function announce(text: string): void {
  current.set([...current.snapshot(), text]);
  setTimeout(() => {
    current.set(current.snapshot().slice(1));
  }, KEPT_MS);
}
