import type { EdgeLimit } from './events.ts';

export type ReportEdgeEvent = (
  name: string,
  fields: Readonly<Record<string, number | string>>,
) => void;

const REPORT_INTERVAL_MS = 60_000;

/** Gathers what happens into at most one line a minute and kind, so that no line stands for one person. */
export class EdgeReports implements Disposable {
  readonly #report: ReportEdgeEvent;
  readonly #limits = new Map<EdgeLimit, number>();
  #upstreamMissing = 0;
  readonly #timer: NodeJS.Timeout;

  constructor(report: ReportEdgeEvent, intervalMs: number = REPORT_INTERVAL_MS) {
    this.#report = report;
    this.#timer = setInterval(() => {
      this.#tell();
    }, intervalMs).unref();
  }

  limitReached(limit: EdgeLimit): void {
    this.#limits.set(limit, (this.#limits.get(limit) ?? 0) + 1);
  }

  upstreamMissing(): void {
    this.#upstreamMissing += 1;
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }

  #tell(): void {
    for (const [limit, times] of this.#limits) this.#report('edge-limit-reached', { limit, times });
    if (this.#upstreamMissing > 0)
      this.#report('edge-upstream-missing', { times: this.#upstreamMissing });
    this.#limits.clear();
    this.#upstreamMissing = 0;
  }
}
