import type { ChromiumParticipant } from '../browsers/chromium.ts';

interface RecordingWindow {
  recordedConnections?: RTCPeerConnection[];
}

/** From the next page on, this browser offers and takes nothing but the relay. */
export async function relayOnly(participant: ChromiumParticipant): Promise<void> {
  await participant.beforeEachPage(() => {
    const { RTCPeerConnection: Original } = window;
    window.RTCPeerConnection = class extends Original {
      constructor(configuration?: RTCConfiguration) {
        super({ ...configuration, iceTransportPolicy: 'relay' });
      }
      override setConfiguration(configuration?: RTCConfiguration): void {
        super.setConfiguration({ ...configuration, iceTransportPolicy: 'relay' });
      }
    };
  }, undefined);
}

/** By what bytes have come: a protocol, or that of the relay with its address; each once. */
export async function meansOfTransport(participant: ChromiumParticipant): Promise<string[]> {
  return await participant.evaluate(async () => {
    const found = new Set<string>();
    for (const connection of (window as RecordingWindow).recordedConnections ?? []) {
      const entries = await connection.getStats();
      for (const pair of entries.values()) {
        if (pair.type !== 'candidate-pair' || !(pair.bytesReceived > 0)) continue;
        const { protocol, relayProtocol, url } = entries.get(pair.localCandidateId);
        found.add(relayProtocol === undefined ? protocol : `${relayProtocol} ${url}`);
      }
    }
    return [...found];
  }, undefined);
}
