import { useEffect } from 'react';
import { useLiveValue } from '@blende/shared/ui/use-live-value.ts';
import type { ScreenShare } from './screen-share.ts';

/** The browser asks before the tab closes, only while it shares a screen. */
export function useClosingQuestion(screen: ScreenShare): void {
  const isSharing = useLiveValue(screen.view).state === 'on';
  useEffect(() => {
    if (!isSharing) return undefined;
    const asked = (event: BeforeUnloadEvent): void => {
      event.preventDefault();
    };
    addEventListener('beforeunload', asked);
    return () => {
      removeEventListener('beforeunload', asked);
    };
  }, [isSharing]);
}
