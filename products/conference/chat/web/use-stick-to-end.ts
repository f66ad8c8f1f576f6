import { useEffect, type RefObject } from 'react';

const NEAR_END_PX = 80;

/** Follows what is new while the end is in view; whoever reads further up is left there. */
export function useStickToEnd(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const watched = element.current;
    if (watched === null) return undefined;
    let isAtEnd = true;
    const scrolled = (): void => {
      const { scrollHeight, scrollTop, clientHeight } = watched;
      isAtEnd = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
    };
    const follow = (): void => {
      if (isAtEnd) watched.scrollTo({ top: watched.scrollHeight });
    };
    const changes = new MutationObserver(follow);
    changes.observe(watched, { childList: true, subtree: true });
    watched.addEventListener('scroll', scrolled, { passive: true });
    follow();
    return () => {
      changes.disconnect();
      watched.removeEventListener('scroll', scrolled);
    };
  }, [element]);
}
