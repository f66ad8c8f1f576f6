import { BlockList, isIP } from 'node:net';

// Everything that IANA's registries of special-purpose addresses (RFC 6890) do not call globally
// reachable, what leads from IPv6 back into IPv4, and services that clouds answer for a machine.

const INNER_V4: readonly (readonly [network: string, bits: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  // Multicast, reserved, broadcast.
  ['224.0.0.0', 3],
  // The platform of one cloud, on an address that looks public.
  ['168.63.129.16', 32],
];

/** The only part from which global addresses are given out (RFC 4291, section 2.4). */
const GLOBAL_V6 = ['2000::', 3] as const;
const INNER_V6: readonly (readonly [network: string, bits: number])[] = [
  // Protocols, Teredo and benchmarks among them.
  ['2001::', 23],
  ['2001:db8::', 32],
  // 6to4 holds an IPv4 address.
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
];
const innerV4 = listOf('ipv4', INNER_V4);
const innerV6 = listOf('ipv6', INNER_V6);
const globalV6 = listOf('ipv6', [GLOBAL_V6]);

/** Whether an address leads into the internet, and nowhere near this machine. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !innerV4.check(address, 'ipv4');
    case 6:
      return (
        !address.includes('%') &&
        globalV6.check(address, 'ipv6') &&
        !innerV6.check(address, 'ipv6') &&
        !isIsatap(address)
      );
    default:
      return false;
  }
}

function listOf(
  family: 'ipv4' | 'ipv6',
  networks: readonly (readonly [network: string, bits: number])[],
): BlockList {
  const list = new BlockList();
  for (const [network, bits] of networks) list.addSubnet(network, bits, family);
  return list;
}

/** Holds an IPv4 address in its lower half (RFC 5214, section 6.1). */
function isIsatap(address: string): boolean {
  const [, , , , fifth, sixth] = groupsOf(address);
  return (fifth === '0' || fifth === '200') && sixth === '5efe';
}

/** The eight groups, without leading zeroes. */
function groupsOf(address: string): readonly string[] {
  const { hostname } = new URL(`https://[${address}]`);
  const [before = [], after = []] = hostname
    .slice(1, -1)
    .split('::')
    .map((part) => part.split(':').filter((group) => group !== ''));
  const zeroes = Array.from({ length: 8 - before.length - after.length }, () => '0');
  return [...before, ...zeroes, ...after];
}
