import { useEffect, useState, type RefObject } from 'react';

const REST_MS = 4_000;

/**
 * True while the controls may fade: nothing was touched for a while and the focus is not in them.
 * Whoever works with the keyboard or has no pointer that hovers keeps them.
 */
export function useRestingControls(
  controls: RefObject<HTMLElement | null>,
  held: boolean,
): boolean {
  const [resting, setResting] = useState(false);
  useEffect(() => {
    if (held || !matchMedia('(hover: hover)').matches) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const rest = (): void => {
      const focused = controls.current?.contains(document.activeElement) === true;
      const byKeyboard = focused && document.activeElement?.matches(':focus-visible') === true;
      if (!byKeyboard) setResting(true);
    };
    const wake = (): void => {
      setResting(false);
      clearTimeout(timer);
      timer = setTimeout(rest, REST_MS);
    };
    const events = ['pointermove', 'pointerdown', 'keydown', 'focusin'] as const;
    for (const event of events) addEventListener(event, wake);
    wake();
    return () => {
      clearTimeout(timer);
      setResting(false);
      for (const event of events) removeEventListener(event, wake);
    };
  }, [controls, held]);
  return resting;
}
