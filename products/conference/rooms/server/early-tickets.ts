/** How long a connection may be ahead of its join, and how many may be so at once. */
const PATIENCE_MS = 2_000;
const MOST_WAITING = 256;

/**
 * Connections to the engine whose ticket the browser made: they set out together with the join
 * that names the ticket, and wait here for as long as they are ahead of it.
 */
export class EarlyTickets {
  readonly #waiting = new Map<string, () => void>();

  /** Resolves once a join has named this ticket, or after a while in vain. */
  async named(ticket: string): Promise<void> {
    // A second connection with the same ticket, or one too many, finds out at once.
    if (this.#waiting.has(ticket) || this.#waiting.size >= MOST_WAITING) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.set(ticket, resolve);
    const patience = setTimeout(resolve, PATIENCE_MS);
    await promise;
    clearTimeout(patience);
    this.#waiting.delete(ticket);
  }

  joined(ticket: string): void {
    this.#waiting.get(ticket)?.();
  }
}
