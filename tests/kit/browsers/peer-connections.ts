import type { Participant } from './participant.ts';

/** An end of a connection as the browser's statistics name it. */
export interface PeerAddress {
  readonly address: string;
  readonly port: number;
  readonly protocol: string;
}

export interface ConnectionReport {
  readonly iceServers: number;
  /** Everything the browser was told of or has met on the other side. */
  readonly remote: readonly PeerAddress[];
  readonly local: readonly PeerAddress[];
  /** Pairs over which bytes have come. */
  readonly usedPairs: number;
}

interface RecordingWindow {
  recordedConnections?: RTCPeerConnection[];
}

/** Before a page is opened: remembers every peer connection that it makes. */
export async function recordPeerConnections(participant: Participant): Promise<void> {
  await participant.beforeEachPage(() => {
    const recorded: RTCPeerConnection[] = [];
    (window as RecordingWindow).recordedConnections = recorded;
    const { RTCPeerConnection: Original } = window;
    window.RTCPeerConnection = class extends Original {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        recorded.push(this);
      }
    };
  }, undefined);
}

/** What the statistics of every connection of the page say, also of closed ones. */
export async function connectionReports(participant: Participant): Promise<ConnectionReport[]> {
  return participant.evaluate(async () => {
    const connections = (window as RecordingWindow).recordedConnections ?? [];
    return Promise.all(
      connections.map(async (connection) => {
        const remote: PeerAddress[] = [];
        const local: PeerAddress[] = [];
        let usedPairs = 0;
        for (const entry of (await connection.getStats()).values()) {
          const { type, address, port, protocol, bytesReceived } = entry as Record<string, unknown>;
          const end = { address: String(address), port: Number(port), protocol: String(protocol) };
          if (type === 'remote-candidate') remote.push(end);
          if (type === 'local-candidate') local.push(end);
          if (type === 'candidate-pair' && Number(bytesReceived) > 0) usedPairs += 1;
        }
        const { iceServers = [] } = connection.getConfiguration();
        return { iceServers: iceServers.length, remote, local, usedPairs };
      }),
    );
  }, undefined);
}

/** By which way a connection's packets go, as its statistics name it. */
export interface MediaPath {
  readonly protocol: string;
  readonly localType: string;
  /** How a relay is reached; empty without one. */
  readonly relayProtocol: string;
  readonly remoteAddress: string;
}

/** The selected pair of every connection of the page that has one. */
export async function mediaPaths(participant: Participant): Promise<MediaPath[]> {
  return participant.evaluate(async () => {
    const connections = (window as RecordingWindow).recordedConnections ?? [];
    const paths = connections.map(async (connection) => {
      const entries: ReadonlyMap<string, Record<string, unknown>> = new Map(
        await connection.getStats(),
      );
      const pairs: Record<string, unknown>[] = [...entries.values()]
        .filter(({ type }) => type === 'transport')
        .map(({ selectedCandidatePairId: id }) => entries.get(String(id)) ?? {})
        .filter(({ state }) => state !== undefined);
      return pairs.map(({ localCandidateId, remoteCandidateId }) => {
        const local = entries.get(String(localCandidateId)) ?? {};
        const remote = entries.get(String(remoteCandidateId)) ?? {};
        const { relayProtocol } = local;
        return {
          protocol: String(local['protocol']),
          localType: String(local['candidateType']),
          relayProtocol: typeof relayProtocol === 'string' ? relayProtocol : '',
          remoteAddress: String(remote['address']),
        };
      });
    });
    return (await Promise.all(paths)).flat();
  }, undefined);
}
