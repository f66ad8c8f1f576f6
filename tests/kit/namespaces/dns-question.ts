import type { Packet } from './pcap.ts';

/** Of name servers, and of the neighbourhood (RFC 6762). */
const PORTS = new Set([53, 5353]);
const HEADER = 12;
const LENGTH_PREFIX = 2;
/** Set in what is no question: an answer, or a host announcing its own new name. */
const IS_RESPONSE = 0x80;

/** The names that these packets ask a name server or the neighbourhood for (RFC 1035, 4.1.2). */
export function askedNames(packets: readonly Packet[]): Set<string> {
  const messages = packets
    .filter(({ toPort, payload }) => PORTS.has(toPort) && payload.length > 0)
    .map(({ protocol, payload }) =>
      protocol === 'tcp' ? payload.subarray(LENGTH_PREFIX) : payload,
    );
  const questions = messages.filter((message) => ((message[2] ?? 0) & IS_RESPONSE) === 0);
  return new Set(questions.map(nameIn));
}

function nameIn(message: Buffer): string {
  const labels: string[] = [];
  for (let at = HEADER; at < message.length;) {
    const length = message.readUInt8(at);
    if (length === 0) return labels.join('.').toLowerCase();
    labels.push(message.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return 'unreadable question';
}
