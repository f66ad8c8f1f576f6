import { OutboundRefusedError } from './outbound-refused.ts';
import { targetName, type OutboundPurpose, type OutboundTarget } from './outbound-target.ts';

/** A line of the table with how often a connection was begun since the process started. */
export interface CountedTarget extends OutboundTarget {
  readonly begun: number;
}

type Place = Pick<OutboundTarget, 'host' | 'port'>;

/**
 * The one door out of a process: whoever wants to connect has to be let through here first. With
 * an empty list nothing leaves. It decides by the name and the port that were asked for, before
 * a name server is asked, and for each redirect and each new connection again.
 */
export class OutboundDoor {
  readonly #lines = new Map<string, { target: OutboundTarget; begun: number }>();
  #refused = 0;

  constructor(targets: readonly OutboundTarget[] = []) {
    for (const target of targets)
      this.#lines.set(lineName(target, target.purpose), { target, begun: 0 });
  }

  /** Counts a connection that may begin now. @throws OutboundRefusedError `not-listed` */
  admit(place: Place, purpose: OutboundPurpose): OutboundTarget {
    const line = this.#lines.get(lineName(place, purpose));
    if (line === undefined) {
      this.#refused += 1;
      throw new OutboundRefusedError('not-listed');
    }
    line.begun += 1;
    return line.target;
  }

  /** Whether it would be let through. */
  lists(place: Place, purpose: OutboundPurpose): boolean {
    return this.#lines.has(lineName(place, purpose));
  }

  get table(): readonly CountedTarget[] {
    return [...this.#lines.values()].map(({ target, begun }) => ({ ...target, begun }));
  }

  /** Connections that were asked for and not let through. */
  get refused(): number {
    return this.#refused;
  }
}

/** One thing may not use what is allowed for another. */
function lineName({ host, port }: Place, purpose: OutboundPurpose): string {
  const bare = host.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  return `${purpose} ${targetName({ host: bare, port })}`;
}
