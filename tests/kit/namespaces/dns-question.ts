import type { Packet } from './pcap.ts';

const DNS = 53;
const MULTICAST_DNS = 5353;
const HEADER = 12;
const LENGTH_PREFIX = 2;

/** The names that these packets ask a name server or the neighbourhood for (RFC 1035, 4.1.2). */
export function askedNames(packets: readonly Packet[]): Set<string> {
  const questions = packets.filter(
    ({ toPort, payload }) => [DNS, MULTICAST_DNS].includes(toPort) && payload.length > 0,
  );
  return new Set(questions.map(nameIn));
}

function nameIn({ protocol, payload }: Packet): string {
  const message = protocol === 'tcp' ? payload.subarray(LENGTH_PREFIX) : payload;
  const labels: string[] = [];
  for (let at = HEADER; at < message.length;) {
    const length = message.readUInt8(at);
    if (length === 0) return labels.join('.').toLowerCase();
    labels.push(message.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return 'unreadable question';
}
