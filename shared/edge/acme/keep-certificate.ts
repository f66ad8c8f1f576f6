import { X509Certificate } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { CertificateStore, StoredCertificate } from './certificate-store.ts';
import type { OrderFailure } from './events.ts';
import { orderFailure } from './order-failure.ts';
import { renewalTime, retryWaitMs } from './renewal.ts';

// Timers above 2^31 ms fire at once, and a clock may be set meanwhile.
const LOOK_INTERVAL_MS = 600_000;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

export interface KeepDeps {
  readonly store: CertificateStore;
  readonly order: () => Promise<StoredCertificate>;
  readonly obtained: (days: number) => void;
  readonly failed: (reason: OrderFailure, retryMinutes: number) => void;
}

/** Obtains a certificate when there is none, and a new one in time, until the signal aborts. */
export async function keepCertificate(deps: KeepDeps, signal: AbortSignal): Promise<void> {
  let failures = 0;
  let retryAtMs = 0;
  while (!signal.aborted) {
    const dueMs = Math.max(renewalMs(deps.store.certificate()), retryAtMs) - Date.now();
    if (dueMs > 0) {
      await delay(Math.min(dueMs, LOOK_INTERVAL_MS), undefined, { signal }).catch(() => undefined);
    } else {
      const waitMs = await attempt(deps, failures + 1);
      failures = waitMs === 0 ? 0 : failures + 1;
      retryAtMs = Date.now() + waitMs;
    }
  }
}

/** Answers how long to wait before the next attempt: 0 after one that succeeded. */
async function attempt(deps: KeepDeps, failures: number): Promise<number> {
  try {
    const certificate = await deps.order();
    deps.store.keep(certificate);
    const { validToDate } = new X509Certificate(certificate.chain);
    deps.obtained(Math.max(0, Math.round((validToDate.getTime() - Date.now()) / DAY_MS)));
    return 0;
  } catch (error) {
    const waitMs = retryWaitMs(failures);
    deps.failed(orderFailure(error), Math.round(waitMs / MINUTE_MS));
    return waitMs;
  }
}

/** In the past if there is nothing to renew. */
function renewalMs(stored: StoredCertificate | undefined): number {
  if (stored === undefined) return 0;
  try {
    const { validFromDate: from, validToDate: until } = new X509Certificate(stored.chain);
    return renewalTime({ from, until }).getTime();
  } catch {
    return 0;
  }
}
