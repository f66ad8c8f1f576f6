import { LiveValue, type ReadableValue } from '@blende/shared/ui/live-value.ts';
import { parseRemembered, rememberedText, type Remembered } from '../remembered.ts';

/** The only thing that our pages ever keep in a browser, and only after a press of the button. */
const KEY = 'blende';

const current = new LiveValue<Remembered | undefined>(read());

export const remembered: ReadableValue<Remembered | undefined> = current;

/** False if the browser lets nothing be kept. */
export function remember(values: Remembered): boolean {
  try {
    localStorage.setItem(KEY, rememberedText(values));
    current.set(values);
    return true;
  } catch {
    return false;
  }
}

export function forget(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Where nothing can be kept, nothing is there.
  }
  current.set(undefined);
}

/** Some browsers refuse even to look, for example with cookies switched off. */
function read(): Remembered | undefined {
  try {
    return parseRemembered(localStorage.getItem(KEY) ?? '');
  } catch {
    return undefined;
  }
}
