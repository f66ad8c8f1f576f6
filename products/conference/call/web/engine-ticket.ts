/**
 * The one place for the ticket that opens the next connection to the engine. livekit-client makes
 * its WebSockets by itself, so what they need waits here, as the protocol that carries it; the room
 * channel fills it.
 */
class EngineTicket {
  #current: string | undefined;
  readonly #waiting = new Set<() => void>();

  get current(): string | undefined {
    return this.#current;
  }

  readonly set = (ticket: string | undefined): void => {
    this.#current = ticket;
    if (ticket === undefined) return;
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  };

  /** Resolves at once while there is a ticket, otherwise with the next one. */
  async available(): Promise<void> {
    if (this.#current !== undefined) return;
    await new Promise<void>((resolve) => {
      this.#waiting.add(resolve);
    });
  }
}

export const engineTicket = new EngineTicket();
