import { useEffect, type RefObject } from 'react';

/** Escape closes what has the focus inside. */
export function useEscape(element: RefObject<HTMLElement | null>, close: () => void): void {
  useEffect(() => {
    const watched = element.current;
    const pressed = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') close();
    };
    watched?.addEventListener('keydown', pressed);
    return () => {
      watched?.removeEventListener('keydown', pressed);
    };
  }, [element, close]);
}
