import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

const PAUSE_MS = 200;
const PATIENCE_MS = 20_000;

/**
 * Waits until somebody listens there, or for twenty seconds. An order before that would fail, and
 * authorities count failed orders.
 */
export async function untilListening(
  place: { readonly address: string; readonly port: number },
  signal: AbortSignal,
): Promise<void> {
  const endsMs = performance.now() + PATIENCE_MS;
  while (!signal.aborted && performance.now() < endsMs && !(await listens(place))) {
    await delay(PAUSE_MS, undefined, { signal }).catch(() => undefined);
  }
}

async function listens(place: {
  readonly address: string;
  readonly port: number;
}): Promise<boolean> {
  const socket = connect(place.port, place.address);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
