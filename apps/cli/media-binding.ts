import { isIPv6 } from 'node:net';
import { networkInterfaces } from 'node:os';
import { isEveryAddress, isLoopback } from './web-address.ts';
import type { StartOptions } from './command-line.ts';

/** The addresses of this machine. */
export function ownAddresses(): readonly string[] {
  return Object.values(networkInterfaces()).flatMap((ends) =>
    (ends ?? []).map(({ address }) => address),
  );
}

/**
 * The address that the engine's UDP port binds, or undefined for every address of the media
 * address's family: behind an address translation nobody here has the address that others reach.
 */
export function mediaBinding(
  { mediaAddress, listen }: Pick<StartOptions, 'mediaAddress' | 'listen'>,
  own: readonly string[],
): string | undefined {
  if (isLoopback(mediaAddress) || own.includes(mediaAddress)) return mediaAddress;
  return isEveryAddress(listen) || isLoopback(listen) ? undefined : listen;
}

/**
 * The address that the engine relays from, or undefined if it cannot relay. From loopback every
 * address of this machine is reached; one that stands in front of it only from where it leads to.
 */
export function relayAddress(
  options: Pick<StartOptions, 'mediaAddress' | 'listen'>,
  own: readonly string[],
): string | undefined {
  const boundTo = mediaBinding(options, own);
  if (boundTo !== options.mediaAddress) return boundTo;
  return isIPv6(boundTo) ? '::1' : '127.0.0.1';
}
