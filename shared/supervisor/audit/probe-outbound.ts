import { fails, HOLDS, notChecked, type Probe } from '@blende/shared/claims/probe.ts';
import type { OutboundPurpose, OutboundTarget } from '@blende/shared/outbound/outbound-target.ts';
import { isIP, isIPv6 } from 'node:net';
import type { AuditedProcess } from './audited-processes.ts';
import { look } from './look.ts';
import { networkSocketsOf, type Endpoint, type NetworkSocket } from './network-sockets.ts';

export interface OutboundSurroundings {
  readonly processes: () => readonly AuditedProcess[];
  /** The table in force. */
  readonly table: readonly OutboundTarget[];
  /** For what a process of this name may connect out; nobody else may. */
  readonly purposes: Readonly<Record<string, readonly OutboundPurpose[]>>;
}

const NAME_SERVICE_PORT = 53;

/**
 * A15: no process is connected to another machine but as the table says. Names are compared by
 * process and port, since a process without a network cannot look them up; addresses exactly.
 */
export function foreignConnectionsProbe(surroundings: OutboundSurroundings): Probe {
  return {
    claim: 'A15',
    need: 0,
    run: () =>
      look(() => {
        const foreign = surroundings
          .processes()
          .some(({ name, pid }) =>
            connectionsOut(pid).some((socket) => !isListed(socket, linesOf(name, surroundings))),
          );
        return foreign ? fails('connection-foreign') : HOLDS;
      }),
  };
}

/** A15: for each line of the table the operator says where that is. */
export function outboundTableProbe({ table }: OutboundSurroundings): Probe {
  return {
    claim: 'A15',
    need: 1,
    run: () =>
      look(() =>
        table.every(({ location }) => location !== undefined)
          ? HOLDS
          : notChecked('location-undeclared'),
      ),
  };
}

interface Connection extends NetworkSocket {
  readonly remote: Endpoint;
}

/** Begun by the process itself, and not within this machine: what others begin ends on a port where it listens. */
function connectionsOut(pid: number): readonly Connection[] {
  const sockets = networkSocketsOf(pid);
  const listens = new Set(
    sockets.filter(({ remote }) => remote === undefined).map(({ local }) => local.port),
  );
  return sockets.filter(
    (socket): socket is Connection =>
      socket.remote !== undefined &&
      !isLoopback(socket.remote.address) &&
      !listens.has(socket.local.port),
  );
}

function linesOf(
  name: string,
  { table, purposes }: OutboundSurroundings,
): readonly OutboundTarget[] {
  const own = purposes[name] ?? [];
  return table.filter(({ purpose }) => own.includes(purpose));
}

function isListed({ protocol, remote }: Connection, lines: readonly OutboundTarget[]): boolean {
  const named = lines.some(({ host }) => isIP(host) === 0);
  // Whoever may connect to a name may ask for it, and the system sorts the answers (RFC 6724).
  if (named && (remote.port === NAME_SERVICE_PORT || (protocol === 'udp' && remote.port === 0)))
    return true;
  return lines.some(
    ({ host, port }) =>
      port === remote.port && (isIP(host) === 0 || canonical(host) === canonical(remote.address)),
  );
}

function isLoopback(address: string): boolean {
  return address.startsWith('127.') || address === '::1';
}

function canonical(address: string): string {
  return isIPv6(address) ? new URL(`https://[${address}]`).hostname : address;
}
