import { Socket } from 'node:net';
import type { OutboundDoor } from './outbound-door.ts';
import { OutboundRefusedError } from './outbound-refused.ts';
import type { OutboundPurpose } from './outbound-target.ts';

/**
 * For clients that begin in clear and then change to TLS on the same connection (PostgreSQL: the
 * option `stream`): a socket that connects to what the door lists, once. TLS is the client's matter.
 */
export function outboundSocket(door: OutboundDoor, purpose: OutboundPurpose): Socket {
  return new DoorSocket(door, purpose);
}

class DoorSocket extends Socket {
  readonly #door: OutboundDoor;
  readonly #purpose: OutboundPurpose;

  constructor(door: OutboundDoor, purpose: OutboundPurpose) {
    super();
    this.#door = door;
    this.#purpose = purpose;
  }

  /** Takes `(port, host)` or `({ host, port })`, like the forms of `Socket.connect` that name a host. */
  override connect(first: unknown, second?: unknown, third?: unknown): this {
    const { host, port } = placeOf(first, second);
    this.#door.admit({ host, port }, this.#purpose);
    for (const listener of [second, third])
      if (isListener(listener)) this.once('connect', listener);
    return super.connect({ host, port });
  }
}

function placeOf(first: unknown, second: unknown): { host: string; port: number } {
  const [host, port] =
    typeof first === 'object' && first !== null && 'host' in first && 'port' in first
      ? [first.host, first.port]
      : [second, first];
  // A path would be a socket of this machine, and no host means loopback: neither leads out.
  if (typeof host !== 'string' || !Number.isInteger(Number(port)))
    throw new OutboundRefusedError('not-listed');
  return { host, port: Number(port) };
}

function isListener(value: unknown): value is () => void {
  return typeof value === 'function';
}
