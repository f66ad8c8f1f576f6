import { execFileSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { appendFileSync, writeFileSync } from 'node:fs';
import type { SinkName } from '../sink.ts';
import { plantedSettings, type Seen, type SeenField } from './seen.ts';

export interface ProcessLeak {
  readonly field: SeenField;
  readonly sink: SinkName;
  /** The process that gives it away. */
  readonly in: 'edge' | 'supervisor' | 'conference';
  readonly leak: (seen: Seen) => void;
}

/** What a process remembers for ever. */
const remembered: string[] = [];
const ANY_PORT = 9999;

/** Leaks past the state folder: other places, the machine's log, the terminal, memory, the wire. */
export const PROCESS_LEAKS: Readonly<Record<string, ProcessLeak>> = {
  'a file in the folder for temporary ones': inSupervisor(
    'address',
    'written files',
    ({ address }) => writeFileSync(`/tmp/blende-planted-${process.pid}`, address),
  ),
  'a file in memory': inSupervisor('agent', 'written files', ({ agent }) =>
    writeFileSync(`/dev/shm/blende-planted-${process.pid}`, agent),
  ),
  'an empty file with a telling name': inSupervisor('path', 'written files', ({ path }) =>
    writeFileSync(`/tmp/blende-planted-${path.slice(1)}`, ''),
  ),
  'a file among the logs of the machine': inSupervisor('address', 'folders', ({ address }) =>
    appendFileSync('/var/log/blende-planted.log', `${address} - - GET /\n`),
  ),
  'a line in the journal with an address': inSupervisor('address', 'journal', ({ address }) =>
    execFileSync('logger', [`refused ${address}`]),
  ),
  'a line in the journal with an agent': inSupervisor('agent', 'journal', ({ agent }) =>
    execFileSync('logger', [`unknown browser ${agent}`]),
  ),
  'a line on standard output': inEdge('address', 'output', ({ address }) => {
    process.stdout.write(`GET / ${address}\n`);
  }),
  'a line on standard error': inEdge('agent', 'output', ({ agent }) => {
    process.stderr.write(`TypeError: bad header "${agent}"\n    at parse\n`);
  }),
  'a line of the supervisor': inSupervisor('path', 'output', ({ path }) => {
    process.stdout.write(`not found: ${path}\n`);
  }),
  'a hash in an event': inEdge('address', 'output', ({ address }) => {
    const client = Buffer.from(address).toString('hex');
    process.stdout.write(`${JSON.stringify({ event: 'limit', fields: { client } })}\n`);
  }),
  'a header for the address, kept': inConference('address', 'memory', ({ address }) => {
    remembered.push(address);
  }),
  'a header for the agent, kept': inConference('agent', 'memory', ({ agent }) => {
    remembered.push(agent);
  }),
  'a list of paths in the conference': inConference('path', 'memory', ({ path }) => {
    remembered.push(path);
  }),
  'a list of addresses in the supervisor': inSupervisor('address', 'memory', ({ address }) => {
    remembered.push(address);
  }),
  'a list of agents in the supervisor': inSupervisor('agent', 'memory', ({ agent }) => {
    remembered.push(agent);
  }),
  'a datagram to somebody else': inEdge('address', 'packets', ({ address }) => {
    sendToBen(Buffer.from(`from ${address}`));
  }),
  'a datagram with four bytes': inEdge('address', 'packets', ({ address }) => {
    sendToBen(Buffer.from([0, 1, ...address.split('.').map(Number)]));
  }),
  'a datagram with an agent': inEdge('agent', 'packets', ({ agent }) => {
    sendToBen(Buffer.from(agent, 'utf16le'));
  }),
};

function sendToBen(bytes: Buffer): void {
  const socket = createSocket('udp4');
  socket.send(bytes, ANY_PORT, plantedSettings().ben, () => socket.close());
}

function inEdge(field: SeenField, sink: SinkName, leak: (seen: Seen) => void): ProcessLeak {
  return { field, sink, in: 'edge', leak };
}

function inSupervisor(field: SeenField, sink: SinkName, leak: (seen: Seen) => void): ProcessLeak {
  return { field, sink, in: 'supervisor', leak };
}

function inConference(field: SeenField, sink: SinkName, leak: (seen: Seen) => void): ProcessLeak {
  return { field, sink, in: 'conference', leak };
}
