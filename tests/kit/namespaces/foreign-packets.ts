import { ipv6Text, type Packet } from './pcap.ts';
import { tracedAddress, tracesIn, type Trace } from './address-traces.ts';
import type { Site } from './network.ts';

const HOUSEKEEPING = new Set<Packet['protocol']>([
  'arp',
  'neighbour discovery',
  'group membership',
]);
const DNS = 53;
const MULTICAST_DNS = 5353;
const LOCAL_GROUPS = new Set(['224.0.0.251', 'ff02:0:0:0:0:0:0:fb']);
/** First bytes of STUN and of DTLS, whose beginnings are in clear (RFC 7983). */
const CLEAR_BELOW = 64;
/** Of something shorter, encrypted bytes would hold a copy by chance. */
const LONG_ENOUGH = 8;

/**
 * With whom a machine exchanged packets besides the server. What every host says to its own
 * network is named here and left out; names asked for are looked at apart (`askedNames`).
 */
export function foreignPeers(packets: readonly Packet[], host: Site, server: Site): Set<string> {
  const own = new Set(bothAddresses(host));
  const ours = new Set(bothAddresses(server));
  const peers = packets
    .filter((packet) => !isLocal(packet, host))
    .map(({ from, to, protocol }) => ({ protocol, peer: own.has(from) ? to : from }))
    .filter(({ peer }) => !ours.has(peer))
    .map(({ peer, protocol }) => `${protocol} ${peer}`);
  return new Set(peers);
}

function isLocal(packet: Packet, { gateway }: Site): boolean {
  const { protocol, from, to, toPort, fromPort } = packet;
  if (HOUSEKEEPING.has(protocol)) return true;
  if (to === gateway || from === gateway) {
    return protocol === 'icmp' || toPort === DNS || fromPort === DNS;
  }
  // A browser announces names for its own candidates to its own network.
  return LOCAL_GROUPS.has(to) && toPort === MULTICAST_DNS;
}

function bothAddresses({ address, address6 }: Site): [string, string] {
  return [address, ipv6Text(tracedAddress(address6).bytes)];
}

/** Traces in what these packets carry, encrypted or not. */
export function tracesInPackets(packets: readonly Packet[], traces: readonly Trace[]): string[] {
  const long = traces.filter(({ bytes }) => bytes.length >= LONG_ENOUGH);
  const found = packets.flatMap(({ payload }) => {
    const isClear = payload.length > 0 && payload.readUInt8(0) < CLEAR_BELOW;
    return tracesIn(payload, isClear ? traces : long);
  });
  return [...new Set(found)].filter((form) => form !== 'multicast name');
}
