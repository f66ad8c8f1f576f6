import { OperatorError } from '../operator-error.ts';
import type { ReadCertificate } from './certificate-files.ts';

const LOOK_INTERVAL_MS = 10_000;

export interface WatchedCertificate extends Disposable {
  readonly current: () => ReadCertificate;
}

/**
 * Reads the files again and again, because those who renew certificates swap links, rename, or
 * write in place. A pair that does not fit (yet) is passed over: the one in use stays in use.
 */
export function watchCertificate(
  first: ReadCertificate,
  read: () => ReadCertificate,
  changed: (certificate: ReadCertificate) => void,
  intervalMs = LOOK_INTERVAL_MS,
): WatchedCertificate {
  let current = first;
  const timer = setInterval(() => {
    const found = soundOrUndefined(read);
    if (found === undefined || (found.chain === current.chain && found.key === current.key)) return;
    current = found;
    changed(found);
  }, intervalMs);
  timer.unref();
  return { current: () => current, [Symbol.dispose]: () => clearInterval(timer) };
}

function soundOrUndefined(read: () => ReadCertificate): ReadCertificate | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof OperatorError) return undefined;
    throw error;
  }
}
