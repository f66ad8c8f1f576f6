import { fails, HOLDS, type Probe } from '@blende/shared/claims/probe.ts';
import type { AuditedProcess } from './audited-processes.ts';
import { look } from './look.ts';
import { networkSocketsOf, type NetworkSocket } from './network-sockets.ts';

/** Where a process of this name may listen. What is left out may be any. */
export interface DeclaredListener {
  readonly process: string;
  readonly protocol: NetworkSocket['protocol'];
  readonly address?: string | undefined;
  readonly port?: number | undefined;
}

export interface NetworkSurroundings {
  readonly processes: () => readonly AuditedProcess[];
  readonly listeners: readonly DeclaredListener[];
  /** Processes that browsers speak to: whom they are connected with is up to those. */
  readonly facing: readonly string[];
  /** Processes that speak to one of ours over the loopback interface, since that offers nothing else. */
  readonly overLoopback: readonly string[];
  /** Ports of other machines that the configuration names, all of them reached by TLS alone. */
  readonly outboundPorts: readonly number[];
}

/** A8: nobody of ours listens on a network but where that is declared. */
export function listenersProbe({ processes, listeners }: NetworkSurroundings): Probe {
  const isDeclared = (name: string, { protocol, local }: NetworkSocket): boolean =>
    listeners.some(
      (one) =>
        one.process === name &&
        one.protocol === protocol &&
        (one.address === undefined || one.address === local.address) &&
        (one.port === undefined || one.port === local.port),
    );
  return {
    claim: 'A8',
    need: 0,
    run: () =>
      look(() => {
        const extra = processes().some(({ name, pid }) =>
          networkSocketsOf(pid).some(
            (socket) => socket.remote === undefined && !isDeclared(name, socket),
          ),
        );
        return extra ? fails('listener-undeclared') : HOLDS;
      }),
  };
}

/** A8: what stands behind the edge speaks over unix sockets, and to other machines by TLS alone. */
export function connectionsProbe(surroundings: NetworkSurroundings): Probe {
  const { processes, facing, overLoopback, outboundPorts } = surroundings;
  const isDeclared = (name: string, { remote }: NetworkSocket): boolean =>
    remote === undefined ||
    outboundPorts.includes(remote.port) ||
    (overLoopback.includes(name) && isLoopback(remote.address));
  return {
    claim: 'A8',
    need: 1,
    run: () =>
      look(() => {
        const behind = processes().filter(({ name }) => !facing.includes(name));
        const undeclared = behind.some(({ name, pid }) =>
          networkSocketsOf(pid).some((socket) => !isDeclared(name, socket)),
        );
        return undeclared ? fails('connection-undeclared') : HOLDS;
      }),
  };
}

function isLoopback(address: string): boolean {
  return address.startsWith('127.') || address === '::1';
}
