import { startWorker } from '@blende/shared/ui/start-worker.ts';
import type { Ability } from '../browser-abilities.ts';
import address from './ability-worker.ts?worker&url';

/** A worker that was not blocked and only takes its time is no reason to turn anybody away. */
const WORKER_PATIENCE_MS = 3_000;

/** What this browser lacks, found out by trying. */
export async function missingAbilities(): Promise<readonly Ability[]> {
  const [keyKinds, workers] = await Promise.all([hasKeyKinds(), hasWorkers()]);
  const has: readonly (readonly [Ability, boolean])[] = [
    ['peer-connections', typeof RTCPeerConnection !== 'undefined'],
    ['encoded-transforms', typeof RTCRtpScriptTransform !== 'undefined'],
    ['key-kinds', keyKinds],
    ['workers', workers],
  ];
  return has.flatMap(([ability, isThere]) => (isThere ? [] : [ability]));
}

async function hasKeyKinds(): Promise<boolean> {
  try {
    await crypto.subtle.generateKey('X25519', false, ['deriveBits']);
    return true;
  } catch {
    return false;
  }
}

async function hasWorkers(): Promise<boolean> {
  try {
    const worker = startWorker(address);
    const answered = await new Promise<boolean>((resolve) => {
      worker.addEventListener('message', () => {
        resolve(true);
      });
      worker.addEventListener('error', () => {
        resolve(false);
      });
      setTimeout(resolve, WORKER_PATIENCE_MS, true);
    });
    worker.terminate();
    return answered;
  } catch {
    return false;
  }
}
