import { createSocket } from 'node:dgram';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { connect as connectTls } from 'node:tls';

// Visits a server from many addresses of this machine; runs where these addresses are, and tells
// the first line of each answer.

interface AskedVisit {
  readonly from: string;
  readonly transport: 'tls' | 'tcp' | 'udp';
  readonly host: string;
  readonly port: number;
  readonly serverName?: string;
  readonly bytes: string;
  readonly next: string;
  readonly oldTls?: boolean;
  readonly holdMs?: number;
}

const AT_ONCE = 60;
const ANSWER_MS = 3_000;

const visits = JSON.parse(await text(process.stdin)) as readonly AskedVisit[];
const answers: string[] = [];
for (let at = 0; at < visits.length; at += AT_ONCE)
  answers.push(...(await Promise.all(visits.slice(at, at + AT_ONCE).map(answered))));
process.stdout.write(JSON.stringify(answers), () => process.exit(0));

async function answered(visit: AskedVisit): Promise<string> {
  return visit.transport === 'udp' ? await sentDatagram(visit) : await spoken(visit);
}

async function spoken(visit: AskedVisit): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const socket = dialled(visit);
  let received = '';
  socket.setEncoding('latin1');
  socket.on('data', (data: string) => {
    if (received === '') socket.write(Buffer.from(visit.next, 'base64'));
    received = (received + data).slice(0, 200);
  });
  socket.on('error', () => socket.destroy());
  socket.on('close', () => resolve(received.split('\r\n', 1)[0] ?? ''));
  socket.setTimeout(visit.holdMs ?? ANSWER_MS, () => socket.destroy());
  socket.write(Buffer.from(visit.bytes, 'base64'));
  return await promise;
}

function dialled({ transport, host, port, from, serverName, oldTls }: AskedVisit): Socket {
  const to = { host, port, localAddress: from };
  if (transport === 'tcp') return connect(to);
  const named = serverName === undefined ? {} : { servername: serverName };
  const versions =
    oldTls === true
      ? ({ minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' } as const)
      : {};
  return connectTls({ ...to, ...named, ...versions, rejectUnauthorized: false });
}

async function sentDatagram({ host, port, from, bytes }: AskedVisit): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const socket = createSocket('udp4');
  socket.bind(0, from, () => {
    socket.send(Buffer.from(bytes, 'base64'), port, host, () => {
      socket.close();
      resolve('');
    });
  });
  return await promise;
}
