import { useEffect, type RefObject } from 'react';

/** Escape closes what has the focus inside, unless a dialog in it has the focus: that one closes. */
export function useEscape(element: RefObject<HTMLElement | null>, close: () => void): void {
  useEffect(() => {
    const watched = element.current;
    const pressed = (event: KeyboardEvent): void => {
      const inDialog = event.target instanceof Element && event.target.closest('dialog') !== null;
      if (event.key === 'Escape' && !inDialog) close();
    };
    watched?.addEventListener('keydown', pressed);
    return () => {
      watched?.removeEventListener('keydown', pressed);
    };
  }, [element, close]);
}
