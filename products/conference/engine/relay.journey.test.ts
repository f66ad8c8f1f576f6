import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { test } from 'node:test';
import { openChromium, type ChromiumParticipant } from '../../../tests/kit/browsers/chromium.ts';
import { recordPeerConnections } from '../../../tests/kit/browsers/peer-connections.ts';
import { Instance } from '../../../tests/kit/instance.ts';
import { enter, join, startMeeting } from '../../../tests/kit/meeting.ts';
import { freeStartPort } from '../../../tests/kit/free-ports.ts';
import { sees } from '../../../tests/kit/reading.ts';
import { selfSigned } from '../../../tests/kit/self-signed.ts';

const DOMAIN = 'localhost';

test('browsers that may only use the relay meet through TLS on the web port', async () => {
  const folder = mkdtempSync(joinPath(tmpdir(), 'blende-relay-'));
  const [certificate, key] = [joinPath(folder, 'certificate.pem'), joinPath(folder, 'key.pem')];
  const made = selfSigned([DOMAIN]);
  writeFileSync(certificate, made.chain);
  writeFileSync(key, made.key);
  const port = await freeStartPort();
  await using instance = await Instance.start({
    port,
    origin: `https://${DOMAIN}:${port}`,
    further: ['--domain', DOMAIN, '--certificate', certificate, '--key', key],
  });
  await using anna = await relayOnly(1);
  await using ben = await relayOnly(2);
  const invitation = await startMeeting(anna, instance);
  await enter(anna);
  await join(ben, invitation);
  await sees(anna, 2);
  await sees(ben, 1);
  const relay = `relay tls turns:${DOMAIN}:${port}?transport=tcp`;
  for (const someone of [anna, ben]) {
    const used = await usedCandidates(someone);
    assert.ok(used.length > 0, 'no pair is in use');
    for (const candidate of used) assert.equal(candidate, relay);
  }
  rmSync(folder, { recursive: true });
});

async function relayOnly(sender: number): Promise<ChromiumParticipant> {
  const participant = await openChromium({
    sender,
    extraArguments: ['--ignore-certificate-errors'],
  });
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
  await recordPeerConnections(participant);
  return participant;
}

interface RecordingWindow {
  recordedConnections?: RTCPeerConnection[];
}

/** Own ends of pairs over which bytes have come. */
async function usedCandidates(participant: ChromiumParticipant): Promise<string[]> {
  return participant.evaluate(async () => {
    const found: string[] = [];
    for (const connection of (window as RecordingWindow).recordedConnections ?? []) {
      const entries = await connection.getStats();
      for (const pair of entries.values()) {
        if (pair.type !== 'candidate-pair' || !(pair.bytesReceived > 0)) continue;
        const { relayProtocol, url } = entries.get(pair.localCandidateId);
        // A relay's end can be "prflx" too: what it travels through is told by these two.
        found.push(['relay', relayProtocol, url].join(' '));
      }
    }
    return found;
  }, undefined);
}
