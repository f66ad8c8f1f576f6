import { useEffect, type RefObject } from 'react';

/** Shorter is a tap or a tremble. */
const SWIPE_PX = 60;

/** Turns pages by swiping over the element, and by the page keys wherever nobody is typing. */
export function usePageTurning(
  element: RefObject<HTMLElement | null>,
  turn: (by: 1 | -1) => void,
): void {
  useEffect(() => {
    const watched = element.current;
    let start: { readonly x: number; readonly y: number } | undefined;
    const touched = ({ touches }: TouchEvent): void => {
      const [touch, second] = touches;
      // Two fingers enlarge, they do not turn.
      start = touch === undefined || second !== undefined ? undefined : at(touch);
    };
    const released = ({ changedTouches: [touch] }: TouchEvent): void => {
      if (start === undefined || touch === undefined) return;
      const { x, y } = at(touch);
      const [across, along] = [x - start.x, y - start.y];
      start = undefined;
      if (Math.abs(across) > SWIPE_PX && Math.abs(across) > 2 * Math.abs(along)) {
        turn(across < 0 ? 1 : -1);
      }
    };
    const pressed = (event: KeyboardEvent): void => {
      if (event.key !== 'PageDown' && event.key !== 'PageUp') return;
      if (event.target instanceof Element && event.target.matches(ELSEWHERE)) return;
      event.preventDefault();
      turn(event.key === 'PageDown' ? 1 : -1);
    };
    watched?.addEventListener('touchstart', touched, { passive: true });
    watched?.addEventListener('touchend', released, { passive: true });
    addEventListener('keydown', pressed);
    return () => {
      watched?.removeEventListener('touchstart', touched);
      watched?.removeEventListener('touchend', released);
      removeEventListener('keydown', pressed);
    };
  }, [element, turn]);
}

const ELSEWHERE = 'input, textarea, select, dialog *, aside *, [role="menu"] *';

function at({ clientX, clientY }: Touch): { readonly x: number; readonly y: number } {
  return { x: clientX, y: clientY };
}
