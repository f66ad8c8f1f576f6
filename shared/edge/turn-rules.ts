// What a client may ask of a TURN server (RFC 8656) behind the edge: to be relayed to one peer, by
// UDP. Everything else that the server could do with the machine's own networks ends here.

export interface RelayPeer {
  readonly address: string;
  readonly port: number;
}

const HEADER_BYTES = 20;
const COOKIE = 0x2112a442;
const COOKIE_AT = 4;
const CHANNEL_HEADER_BYTES = 4;
const UDP = 17;
const IPV4 = 1;

const ATTRIBUTE = { xorPeerAddress: 0x0012, requestedTransport: 0x0019 } as const;

/** Methods with their class, as in the first two bytes: no Connect and no ConnectionBind (RFC 6062). */
const ASKED: ReadonlySet<number> = new Set([
  0x0001, // Binding request
  0x0011, // Binding indication
  0x0003, // Allocate request
  0x0004, // Refresh request
  0x0008, // CreatePermission request
  0x0009, // ChannelBind request
  0x0016, // Send indication
]);

/** How many bytes the frame at the beginning takes; undefined if that cannot be said yet, 0 for no frame at all. */
export function frameBytes(bytes: Buffer): number | undefined {
  if (bytes.length < CHANNEL_HEADER_BYTES) return undefined;
  const lengthBytes = bytes.readUInt16BE(2);
  switch (bytes.readUInt8(0) >> 6) {
    case 0:
      return lengthBytes % 4 === 0 ? HEADER_BYTES + lengthBytes : 0;
    case 1:
      // Over a stream, ChannelData is padded to a multiple of four (RFC 8656, section 12.5).
      return CHANNEL_HEADER_BYTES + Math.ceil(lengthBytes / 4) * 4;
    default:
      return 0;
  }
}

/** Whether a whole frame may reach the server. */
export function mayPass(frame: Buffer, peer: RelayPeer): boolean {
  // Data on a channel goes where a ChannelBind was allowed to.
  if (frame.readUInt8(0) >> 6 === 1) return true;
  if (frame.readUInt32BE(COOKIE_AT) !== COOKIE || !ASKED.has(frame.readUInt16BE(0))) return false;
  return attributesOf(frame).every(({ type, value }) => {
    if (type === ATTRIBUTE.requestedTransport) return value.length === 4 && value[0] === UDP;
    return type !== ATTRIBUTE.xorPeerAddress || isPeer(value, frame, peer);
  });
}

interface Attribute {
  readonly type: number;
  readonly value: Buffer;
}

function attributesOf(frame: Buffer): readonly Attribute[] {
  const found: Attribute[] = [];
  for (let at = HEADER_BYTES; at + 4 <= frame.length;) {
    const length = frame.readUInt16BE(at + 2);
    found.push({ type: frame.readUInt16BE(at), value: frame.subarray(at + 4, at + 4 + length) });
    at += 4 + Math.ceil(length / 4) * 4;
  }
  return found;
}

/** Port and address are mixed with cookie and transaction (RFC 8489, section 14.2). */
function isPeer(value: Buffer, frame: Buffer, peer: RelayPeer): boolean {
  const address = addressBytes(peer.address);
  if (value.length !== 4 + address.length) return false;
  const family = address.length === 4 ? IPV4 : 2;
  const mask = frame.subarray(COOKIE_AT, HEADER_BYTES);
  return (
    value[1] === family &&
    (value.readUInt16BE(2) ^ (COOKIE >>> 16)) === peer.port &&
    address.every((byte, index) => ((value[4 + index] ?? 0) ^ (mask[index] ?? 0)) === byte)
  );
}

/** An IPv4 or IPv6 address in network order. */
function addressBytes(address: string): readonly number[] {
  if (!address.includes(':')) return address.split('.').map(Number);
  const [head = '', tail] = address.split('::');
  const groups = (half: string): string[] => half.split(':').filter((group) => group !== '');
  const left = groups(head);
  const right = groups(tail ?? '');
  const gap = Array.from({ length: 8 - left.length - right.length }, () => '0');
  return [...left, ...gap, ...right].flatMap((group) => {
    const value = Number.parseInt(group, 16);
    return [value >> 8, value & 0xff];
  });
}
