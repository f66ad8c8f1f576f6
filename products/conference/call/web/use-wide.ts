import { useSyncExternalStore } from 'react';

const wide = matchMedia('(min-width: 1024px)');

/** Whether the row of controls has room for what otherwise stands in the menu. */
export function useWide(): boolean {
  return useSyncExternalStore(subscribe, () => wide.matches);
}

function subscribe(listener: () => void): () => void {
  wide.addEventListener('change', listener);
  return () => {
    wide.removeEventListener('change', listener);
  };
}
