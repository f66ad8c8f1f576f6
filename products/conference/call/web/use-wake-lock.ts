import { useEffect } from 'react';

/**
 * Keeps the screen awake while the call is shown. Browsers let go of the lock by themselves when
 * the page is hidden; it is taken again on return. Where it is refused, nothing is lost but this.
 */
export function useWakeLock(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    let gone = false;
    const take = async (): Promise<void> => {
      if (document.hidden || lock?.released === false) return;
      const taken = await navigator.wakeLock?.request('screen');
      if (gone) await taken?.release();
      else lock = taken;
    };
    const tryToTake = (): void => {
      take().catch(() => undefined);
    };
    tryToTake();
    document.addEventListener('visibilitychange', tryToTake);
    return () => {
      gone = true;
      document.removeEventListener('visibilitychange', tryToTake);
      lock?.release().catch(() => undefined);
    };
  }, []);
}
