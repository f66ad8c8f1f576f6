import { toBase64url } from '@blende/shared/basics/base64url.ts';
import type { Bytes } from '@blende/shared/basics/bytes.ts';

export const TICKET_BYTES = 32;

export interface TicketOptions {
  readonly lifeMs: number;
  readonly randomBytes: (length: number) => Bytes;
}

interface IssuedTicket<Holder> {
  readonly holder: Holder;
  readonly expiresAtMs: number;
}

/**
 * Tickets for one connection to the media engine each. A holder has at most one that is unused;
 * a new one makes the one before worthless.
 */
export class Tickets<Holder extends object> {
  readonly #options: TicketOptions;
  readonly #issued = new Map<string, IssuedTicket<Holder>>();
  readonly #byHolder = new Map<Holder, string>();

  constructor(options: TicketOptions) {
    this.#options = options;
  }

  /** With a ticket of the holder's own making, if nobody has the same; otherwise with a new one. */
  issue(holder: Holder, nowMs: number, own?: string): string {
    this.revoke(holder);
    const ticket =
      own === undefined || this.#issued.has(own)
        ? toBase64url(this.#options.randomBytes(TICKET_BYTES))
        : own;
    this.#issued.set(ticket, { holder, expiresAtMs: nowMs + this.#options.lifeMs });
    this.#byHolder.set(holder, ticket);
    return ticket;
  }

  /** Whose ticket this is, if it is still good; it stays unused. */
  holderOf(ticket: string, nowMs: number): Holder | undefined {
    const issued = this.#issued.get(ticket);
    return issued === undefined || issued.expiresAtMs <= nowMs ? undefined : issued.holder;
  }

  isHolder(holder: Holder): boolean {
    return this.#byHolder.has(holder);
  }

  /** Makes the holder's unused ticket worthless. */
  revoke(holder: Holder): void {
    const ticket = this.#byHolder.get(holder);
    if (ticket === undefined) return;
    this.#issued.delete(ticket);
    this.#byHolder.delete(holder);
  }

  /** Everybody whose unused ticket has run out. */
  expiredHolders(nowMs: number): readonly Holder[] {
    const expired = [...this.#issued.values()].filter(({ expiresAtMs }) => expiresAtMs <= nowMs);
    return expired.map(({ holder }) => holder);
  }

  /** When the next unused ticket runs out; Infinity if there is none. Oldest comes first. */
  nextExpiryMs(): number {
    const [oldest] = this.#issued.values();
    return oldest?.expiresAtMs ?? Number.POSITIVE_INFINITY;
  }
}
