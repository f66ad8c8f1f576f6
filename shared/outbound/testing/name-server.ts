import { createSocket } from 'node:dgram';
import { Resolver } from 'node:dns/promises';
import { once } from 'node:events';

const HEADER_BYTES = 12;
const IPV4 = 1;
const INTERNET = 1;

/** A real name server on loopback whose answers follow a script, and a resolver that asks it. */
export interface NameServer extends Disposable {
  /** Asks as programs do: for IPv4 addresses, each time anew. */
  resolve(host: string): Promise<readonly string[]>;
  /** Names that were asked for. */
  readonly asked: readonly string[];
}

/** `answers`: for the first, second … question; the last one stays. */
export async function nameServer(answers: readonly (readonly string[])[]): Promise<NameServer> {
  const asked: string[] = [];
  const socket = createSocket('udp4');
  socket.on('message', (question, { port, address }) => {
    const addresses = answers[Math.min(asked.length, answers.length - 1)] ?? [];
    asked.push(nameIn(question));
    socket.send(answerTo(question, addresses), port, address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const resolver = new Resolver({ timeout: 1000, tries: 1 });
  resolver.setServers([`127.0.0.1:${socket.address().port}`]);
  return {
    asked,
    resolve: async (host) => await resolver.resolve4(host),
    [Symbol.dispose]: () => socket.close(),
  };
}

/** RFC 1035, section 4: the question again, then one record for each address, valid for no time. */
function answerTo(question: Buffer, addresses: readonly string[]): Buffer {
  const end = endOfQuestion(question);
  const header = Buffer.from(question.subarray(0, HEADER_BYTES));
  header.writeUInt16BE(0x8180, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(addresses.length, 6);
  header.writeUInt32BE(0, 8);
  const records = addresses.map((address) => {
    const record = Buffer.alloc(12);
    // The name is the one of the question, which begins behind the header.
    record.writeUInt16BE(0xc000 + HEADER_BYTES, 0);
    record.writeUInt16BE(IPV4, 2);
    record.writeUInt16BE(INTERNET, 4);
    record.writeUInt16BE(4, 10);
    return Buffer.concat([record, Buffer.from(address.split('.').map(Number))]);
  });
  return Buffer.concat([header, question.subarray(HEADER_BYTES, end), ...records]);
}

function endOfQuestion(question: Buffer): number {
  return question.indexOf(0, HEADER_BYTES) + 5;
}

function nameIn(question: Buffer): string {
  const labels: string[] = [];
  let at = HEADER_BYTES;
  for (let size = question[at] ?? 0; size > 0; size = question[at] ?? 0) {
    labels.push(question.toString('latin1', at + 1, at + 1 + size));
    at += size + 1;
  }
  return labels.join('.');
}
