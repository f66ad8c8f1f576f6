import { LiveValue, type ReadableValue } from './live-value.ts';

export type Theme = 'light' | 'dark';

const darkBySystem = matchMedia('(prefers-color-scheme: dark)');
const current = new LiveValue<Theme>(systemTheme());
let chosen: Theme | undefined;

darkBySystem.addEventListener('change', () => {
  if (chosen === undefined) current.set(systemTheme());
});

export const theme: ReadableValue<Theme> = current;

/** What the person chose, as against what the system asks for; it travels to the room page. */
export function chosenTheme(): Theme | undefined {
  return chosen;
}

export function chooseTheme(next: Theme): void {
  chosen = next;
  document.documentElement.dataset['theme'] = next;
  current.set(next);
}

function systemTheme(): Theme {
  return darkBySystem.matches ? 'dark' : 'light';
}
