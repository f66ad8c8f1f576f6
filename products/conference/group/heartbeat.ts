const HEARTBEAT_MS = 5_000;
/** After a new epoch: not while somebody joins, and once for many who join at once. */
const FIRST_BEAT_MS = 1_500;

/** When we say again that we are there. */
export class Heartbeat {
  #beatAtMs = 0;

  entered(nowMs: number): void {
    this.#beatAtMs = Math.min(this.#beatAtMs, nowMs - HEARTBEAT_MS + FIRST_BEAT_MS);
  }

  /** True once it is time, and then not again for a while. */
  isDue(nowMs: number): boolean {
    if (nowMs - this.#beatAtMs < HEARTBEAT_MS) return false;
    this.#beatAtMs = nowMs;
    return true;
  }
}
