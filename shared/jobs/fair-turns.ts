/**
 * Whose turn it is: each tenant has one job of a kind begun, then all others that wait come first.
 * One with ten thousand jobs so keeps nobody waiting longer than one of its jobs for each place.
 * Kept in memory: a worker that starts anew begins a new round, which harms nobody.
 */
export class FairTurns {
  readonly #had = new Set<string>();
  readonly #running = new Map<string, number>();
  readonly #mostAtOnce: number;

  /** @param places how many jobs run at once; with more than one, one is left for others. */
  constructor(places: number) {
    this.#mostAtOnce = Math.max(1, places - 1);
  }

  /** Tenants whose jobs wait while others have some. */
  get passedOver(): readonly string[] {
    return [...new Set([...this.#had, ...this.#full])];
  }

  get #full(): readonly string[] {
    return [...this.#running]
      .filter(([, count]) => count >= this.#mostAtOnce)
      .map(([tenant]) => tenant);
  }

  began(tenant: string): void {
    this.#had.add(tenant);
    this.#running.set(tenant, (this.#running.get(tenant) ?? 0) + 1);
  }

  ended(tenant: string): void {
    const left = (this.#running.get(tenant) ?? 0) - 1;
    if (left > 0) this.#running.set(tenant, left);
    else this.#running.delete(tenant);
  }

  /** Nobody else had anything: false if that changes nothing. */
  newRound(): boolean {
    const before = this.passedOver.length;
    this.#had.clear();
    return this.passedOver.length < before;
  }
}
