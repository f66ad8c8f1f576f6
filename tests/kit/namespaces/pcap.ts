// Reads what tcpdump wrote: the classic pcap format with Ethernet frames
// (draft-ietf-opsawg-pcap), as far as these proofs need it.

/** What a packet is besides IP between two hosts: kept apart by name, never silently. */
export type Housekeeping = 'arp' | 'neighbour discovery' | 'group membership';

export interface Packet {
  readonly protocol: 'udp' | 'tcp' | 'icmp' | Housekeeping | 'other';
  readonly from: string;
  readonly to: string;
  readonly fromPort: number;
  readonly toPort: number;
  /** Behind the UDP or TCP header; of anything else the whole frame. */
  readonly payload: Buffer;
}

const FILE_HEADER = 24;
const RECORD_HEADER = 16;
const ETHERNET_HEADER = 14;
const LITTLE_ENDIAN_MICROSECONDS = 0xa1b2c3d4;
const ETHERNET = 1;
const IPV4 = 0x0800;
const ARP = 0x0806;
const IPV6 = 0x86dd;
const IPV6_HEADER = 40;
const HOP_BY_HOP = 0;

/** @throws Error if this is no such file, or one that was cut off in the middle of a packet. */
export function readPackets(file: Buffer): Packet[] {
  if (file.length < FILE_HEADER || file.readUInt32LE(0) !== LITTLE_ENDIAN_MICROSECONDS)
    throw new Error('this is no pcap file');
  if (file.readUInt32LE(20) !== ETHERNET) throw new Error('these are no Ethernet frames');
  const packets: Packet[] = [];
  for (let at = FILE_HEADER; at < file.length;) {
    if (at + RECORD_HEADER > file.length) throw new Error('the file ends inside a packet');
    const length = file.readUInt32LE(at + 8);
    const frame = file.subarray(at + RECORD_HEADER, at + RECORD_HEADER + length);
    if (frame.length < length) throw new Error('the file ends inside a packet');
    packets.push(packetIn(frame));
    at += RECORD_HEADER + length;
  }
  return packets;
}

function packetIn(frame: Buffer): Packet {
  const type = frame.length < ETHERNET_HEADER ? 0 : frame.readUInt16BE(12);
  const body = frame.subarray(ETHERNET_HEADER);
  if (type === IPV4 && body.length >= 20) return ipv4(body);
  if (type === IPV6 && body.length >= IPV6_HEADER) return ipv6(body);
  return without({ protocol: type === ARP ? 'arp' : 'other', from: '', to: '', payload: frame });
}

function ipv4(body: Buffer): Packet {
  const headerLength = (body.readUInt8(0) & 0x0f) * 4;
  const ends = { from: ipv4Text(body.subarray(12, 16)), to: ipv4Text(body.subarray(16, 20)) };
  // A later piece of a datagram begins with no header of its own.
  const isLaterPiece = (body.readUInt16BE(6) & 0x1fff) !== 0;
  const protocol = isLaterPiece ? -1 : body.readUInt8(9);
  return transport(protocol, body.subarray(headerLength, body.readUInt16BE(2)), ends);
}

function ipv6(body: Buffer): Packet {
  const ends = { from: ipv6Text(body.subarray(8, 24)), to: ipv6Text(body.subarray(24, 40)) };
  let next = body.readUInt8(6);
  let rest = body.subarray(IPV6_HEADER);
  // Reports of multicast listeners carry a router alert (RFC 3810, section 5).
  if (next === HOP_BY_HOP && rest.length >= 8) {
    next = rest.readUInt8(0);
    rest = rest.subarray((rest.readUInt8(1) + 1) * 8);
  }
  return next === 58 ? icmpv6(rest, ends) : transport(next, rest, ends);
}

interface Ends {
  readonly from: string;
  readonly to: string;
}

function transport(protocol: number, segment: Buffer, ends: Ends): Packet {
  if (protocol === 17 && segment.length >= 8) {
    return { protocol: 'udp', ...ends, ...ports(segment), payload: segment.subarray(8) };
  }
  if (protocol === 6 && segment.length >= 20) {
    const payload = segment.subarray((segment.readUInt8(12) >> 4) * 4);
    return { protocol: 'tcp', ...ends, ...ports(segment), payload };
  }
  const names = { 1: 'icmp', 2: 'group membership' } as const;
  const name = protocol === 1 || protocol === 2 ? names[protocol] : 'other';
  return without({ protocol: name, ...ends, payload: segment });
}

function icmpv6(segment: Buffer, ends: Ends): Packet {
  const type = segment.length === 0 ? 0 : segment.readUInt8(0);
  if (type >= 133 && type <= 137)
    return without({ protocol: 'neighbour discovery', ...ends, payload: segment });
  const isMembership = type === 143 || (type >= 130 && type <= 132);
  return without({
    protocol: isMembership ? 'group membership' : 'icmp',
    ...ends,
    payload: segment,
  });
}

function ports(segment: Buffer): { fromPort: number; toPort: number } {
  return { fromPort: segment.readUInt16BE(0), toPort: segment.readUInt16BE(2) };
}

function without(packet: Omit<Packet, 'fromPort' | 'toPort'>): Packet {
  return { ...packet, fromPort: 0, toPort: 0 };
}

function ipv4Text(bytes: Buffer): string {
  return [...bytes].join('.');
}

/** All eight groups, without leading zeros. */
export function ipv6Text(bytes: Buffer): string {
  return Array.from({ length: 8 }, (_, group) => bytes.readUInt16BE(group * 2).toString(16)).join(
    ':',
  );
}
