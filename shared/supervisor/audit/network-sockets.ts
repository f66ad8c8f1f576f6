import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** A socket that a process has open towards a network, loopback included. */
export interface NetworkSocket {
  readonly protocol: 'tcp' | 'udp';
  readonly local: Endpoint;
  /** Undefined for one that listens. */
  readonly remote: Endpoint | undefined;
}

export interface Endpoint {
  /** As node:net writes it; an IPv4 address inside an IPv6 one in its own form. */
  readonly address: string;
  readonly port: number;
}

const TABLES = ['tcp', 'tcp6', 'udp', 'udp6'] as const;
const TCP_LISTEN = '0A';
/** Of a UDP socket without a peer: it hears everybody. */
const UDP_UNCONNECTED = '07';

/**
 * The sockets of a process, from /proc/PID/net (proc_pid_net(5)), which shows those of its network
 * namespace; whose they are is known by their inode.
 * @throws if this may not be seen.
 */
export function networkSocketsOf(pid: number): readonly NetworkSocket[] {
  const own = new Set(socketInodes(pid));
  return TABLES.flatMap((table) => {
    const [, ...lines] = readFileSync(`/proc/${pid}/net/${table}`, 'utf8').trim().split('\n');
    return lines.flatMap((line) => {
      const { inode, socket } = parseSocketLine(line, table.startsWith('tcp') ? 'tcp' : 'udp');
      return own.has(inode) ? [socket] : [];
    });
  });
}

/** One line of /proc/net/tcp or its like. */
export function parseSocketLine(
  line: string,
  protocol: NetworkSocket['protocol'],
): { readonly inode: string; readonly socket: NetworkSocket } {
  const [, local = '', remote = '', state = '', ...rest] = line.trim().split(/\s+/);
  const listens = state === (protocol === 'tcp' ? TCP_LISTEN : UDP_UNCONNECTED);
  return {
    inode: rest[5] ?? '',
    socket: {
      protocol,
      local: endpointOf(local),
      remote: listens ? undefined : endpointOf(remote),
    },
  };
}

/** The address stands there as 32-bit words in the order of this machine's bytes: little endian. */
function endpointOf(text: string): Endpoint {
  const [hex = '', port = ''] = text.split(':');
  const words = hex.match(/.{8}/g) ?? [];
  const bytes = words.flatMap((word) => Array.from(Buffer.from(word, 'hex').toReversed()));
  return { address: addressText(bytes), port: Number.parseInt(port, 16) };
}

const V4_INSIDE_V6 = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255];

function addressText(bytes: readonly number[]): string {
  if (bytes.length === 4) return bytes.join('.');
  if (V4_INSIDE_V6.every((byte, index) => bytes[index] === byte)) return bytes.slice(12).join('.');
  const groups = Array.from({ length: 8 }, (_, index) =>
    (((bytes[index * 2] ?? 0) << 8) | (bytes[index * 2 + 1] ?? 0)).toString(16),
  );
  // The two that matter here; every other one is only compared for being neither.
  if (groups.every((group) => group === '0')) return '::';
  return groups.join(':') === '0:0:0:0:0:0:0:1' ? '::1' : groups.join(':');
}

function socketInodes(pid: number): readonly string[] {
  return readdirSync(`/proc/${pid}/fd`).flatMap((descriptor) => {
    try {
      return (
        /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${descriptor}`))?.slice(1) ?? []
      );
    } catch (error) {
      // Closed between the two looks.
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
      throw error;
    }
  });
}
