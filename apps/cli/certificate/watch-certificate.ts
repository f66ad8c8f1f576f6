import { OperatorError } from '../operator-error.ts';
import type { ReadCertificate } from './certificate-files.ts';

const LOOK_INTERVAL_MS = 10_000;

export interface WatchedCertificate extends Disposable {
  readonly current: () => ReadCertificate | undefined;
  /** Resolves with the first sound pair. */
  readonly sound: Promise<void>;
}

/**
 * Reads the files again and again, because those who renew certificates swap links, rename, or
 * write in place. A pair that does not fit (yet) is passed over: the one in use stays in use.
 */
export function watchCertificate(
  read: () => ReadCertificate,
  changed: (certificate: ReadCertificate) => void,
  intervalMs = LOOK_INTERVAL_MS,
): WatchedCertificate {
  const sound = Promise.withResolvers<void>();
  let current = soundOrUndefined(read);
  if (current !== undefined) sound.resolve();
  const timer = setInterval(() => {
    const found = soundOrUndefined(read);
    if (found === undefined || (found.chain === current?.chain && found.key === current.key))
      return;
    current = found;
    changed(found);
    sound.resolve();
  }, intervalMs);
  timer.unref();
  return {
    current: () => current,
    sound: sound.promise,
    [Symbol.dispose]: () => clearInterval(timer),
  };
}

function soundOrUndefined(read: () => ReadCertificate): ReadCertificate | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof OperatorError) return undefined;
    throw error;
  }
}
