import { useLayoutEffect, useState, type RefObject } from 'react';
import type { Size } from '../grid.ts';

/** The inner size of an element in CSS pixels, again whenever it changes. */
export function useSize(element: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const watched = element.current;
    if (watched === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry === undefined) return;
      const { width, height } = entry.contentRect;
      setSize({ width, height });
    });
    observer.observe(watched);
    return () => {
      observer.disconnect();
    };
  }, [element]);
  return size;
}
