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
 * The engine relays from the same address, or not at all: from loopback it would show up in what
 * browsers are told of themselves, which Firefox takes for an error. Its plain TCP port opens there.
 */
export function mediaBinding(
  { mediaAddress, listen }: Pick<StartOptions, 'mediaAddress' | 'listen'>,
  own: readonly string[],
): string | undefined {
  if (isLoopback(mediaAddress) || own.includes(mediaAddress)) return mediaAddress;
  return isEveryAddress(listen) || isLoopback(listen) ? undefined : listen;
}
