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
export function connectionsProbe({
  processes,
  facing,
  outboundPorts,
}: NetworkSurroundings): Probe {
  return {
    claim: 'A8',
    need: 1,
    run: () =>
      look(() => {
        const behind = processes().filter(({ name }) => !facing.includes(name));
        const connected = behind.flatMap(({ pid }) =>
          networkSocketsOf(pid).flatMap(({ remote }) => (remote === undefined ? [] : [remote])),
        );
        return connected.every(({ port }) => outboundPorts.includes(port))
          ? HOLDS
          : fails('connection-undeclared');
      }),
  };
}
