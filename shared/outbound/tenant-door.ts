import { isIPv6 } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { OutboundDoor } from './outbound-door.ts';
import { OutboundRefusedError } from './outbound-refused.ts';
import { outerNetwork, type OuterNetwork } from './outer-network.ts';
import { isPublicAddress } from './public-address.ts';
import { tenantAddress, type TenantAddress } from './tenant-address.ts';

/**
 * The way to addresses that a tenant entered: only to hosts that the operator approved, only to
 * public addresses, by TLS. A name is asked for once, and the connection goes to the very address
 * that was judged, so an answer that changes later (DNS rebinding) changes nothing.
 */
export class TenantDoor {
  readonly #door: OutboundDoor;
  readonly #network: OuterNetwork;

  constructor(door: OutboundDoor, network: OuterNetwork = outerNetwork) {
    this.#door = door;
    this.#network = network;
  }

  /** @throws OutboundRefusedError */
  read(text: string): TenantAddress {
    return tenantAddress(text, (host, port) => this.#door.lists({ host, port }, 'approved'));
  }

  /**
   * A connection whose certificate was verified.
   * @throws OutboundRefusedError, or what the network says
   */
  async open({ host, port }: TenantAddress, signal: AbortSignal): Promise<TLSSocket> {
    this.#door.admit({ host, port }, 'approved');
    const addresses = await this.#judged(host, signal);
    let last: unknown;
    for (const address of addresses) {
      try {
        return await this.#network.dial({ address, host, port }, signal);
      } catch (error) {
        if (signal.aborted) throw new OutboundRefusedError('timed-out');
        last = error;
      }
    }
    throw last;
  }

  /** All of them or none: a name that also leads inside is not one to trust. */
  async #judged(host: string, signal: AbortSignal): Promise<readonly string[]> {
    const addresses = await this.#resolved(host, signal);
    if (addresses.length === 0) throw new OutboundRefusedError('not-found');
    const own = this.#network.own().map(canonical);
    const isOuter = (address: string): boolean =>
      isPublicAddress(address) && !own.includes(canonical(address));
    if (!addresses.every(isOuter)) throw new OutboundRefusedError('inner-address');
    return addresses;
  }

  async #resolved(host: string, signal: AbortSignal): Promise<readonly string[]> {
    const { promise: late, reject } = Promise.withResolvers<never>();
    const end = (): void => reject(new OutboundRefusedError('timed-out'));
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
    try {
      return await Promise.race([this.#network.resolve(host), late]);
    } catch (error) {
      throw error instanceof OutboundRefusedError ? error : new OutboundRefusedError('not-found');
    } finally {
      signal.removeEventListener('abort', end);
    }
  }
}

/** One spelling for each address of IPv6. */
function canonical(address: string): string {
  const bare = address.replace(/%.*$/, '');
  return isIPv6(bare) ? new URL(`https://[${bare}]`).hostname : bare;
}
