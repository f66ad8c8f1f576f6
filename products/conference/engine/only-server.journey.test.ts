import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SignalResponse } from '@livekit/protocol';
import { openChromium, type ChromiumParticipant } from '../../../tests/kit/browsers/chromium.ts';
import { openFirefox } from '../../../tests/kit/browsers/firefox.ts';
import {
  connectionReports,
  recordPeerConnections,
  type ConnectionReport,
} from '../../../tests/kit/browsers/peer-connections.ts';
import { claim, proves } from '../../../tests/kit/claims.ts';
import { Instance } from '../../../tests/kit/instance.ts';
import { enter, join, startMeeting } from '../../../tests/kit/meeting.ts';
import { hears, sees } from '../../../tests/kit/reading.ts';

// On loopback everybody's address is 127.0.0.1, so that address and port together tell the server
// from other participants.

const SERVER = '127.0.0.1';

test('no browser learns of any peer but the server, and of no ICE server', async () => {
  proves(claim('W14'));
  proves(claim('W16'));
  proves(claim('W17'));
  await using instance = await Instance.start();
  await using anna = await openChromium({ sender: 1 });
  await using ben = await openChromium({ sender: 2 });
  await using carla = await openFirefox({ sender: 3 });
  const everybody = [anna, ben, carla];
  for (const someone of everybody) await recordPeerConnections(someone);
  const frames = [await framesReceivedBy(anna), await framesReceivedBy(ben)];

  const invitation = await startMeeting(anna, instance);
  await enter(anna);
  await join(ben, invitation);
  await join(carla, invitation);
  for (const sender of [2, 3]) await sees(anna, sender);
  await hears(carla, 1, 2);

  const serverPorts = [instance.port + 10, instance.port + 11];
  for (const someone of everybody) {
    const reports = await connectionReports(someone);
    assert.ok(
      reports.some(({ usedPairs }) => usedPairs > 0),
      'statistics show no media at all',
    );
    assert.deepEqual(foreignPeers(reports, serverPorts), []);
  }
  for (const received of frames) {
    assert.ok(candidatesIn(received).length > 0, 'signalling shows no candidate at all');
    assert.deepEqual(foreignAddresses(received, serverPorts), []);
  }
});

test('planted peers, candidates, addresses and ICE servers are found', () => {
  const own = { address: SERVER, port: 9450, protocol: 'udp' };
  const foreign = { address: '192.0.2.7', port: 9450, protocol: 'udp' };
  const report = { iceServers: 0, remote: [own], local: [foreign], usedPairs: 1 };
  assert.deepEqual(foreignPeers([report], [9450]), []);
  assert.equal(foreignPeers([{ ...report, remote: [own, foreign] }], [9450]).length, 1);
  assert.equal(foreignPeers([{ ...report, remote: [{ ...own, port: 9 }] }], [9450]).length, 1);
  assert.equal(foreignPeers([{ ...report, iceServers: 1 }], [9450]).length, 1);

  const candidate = (end: string) =>
    Buffer.from(`{"candidate":"candidate:1 1 udp 2130706431 ${end} typ host"}`);
  assert.deepEqual(foreignAddresses([candidate(`${SERVER} 9450`)], [9450]), []);
  for (const end of [
    `${SERVER} 51000`,
    '192.0.2.7 9450',
    '0d3c-11.local 9450',
    '2001:db8::1 9450',
  ]) {
    assert.equal(foreignAddresses([candidate(end)], [9450]).length > 0, true, end);
  }
  const join = new SignalResponse({
    message: { case: 'join', value: { iceServers: [{ urls: ['stun:stun.example.org'] }] } },
  });
  assert.deepEqual(foreignAddresses([Buffer.from(join.toBinary())], [9450]), ['ICE server']);
  assert.deepEqual(foreignAddresses([Buffer.from('{"name":"198.51.100.9"}')], [9450]), [
    '198.51.100.9',
  ]);
});

function foreignPeers(
  reports: readonly ConnectionReport[],
  serverPorts: readonly number[],
): string[] {
  return reports.flatMap(({ iceServers, remote }) => [
    ...(iceServers > 0 ? ['ICE server'] : []),
    ...remote
      .filter(({ address, port }) => address !== SERVER || !serverPorts.includes(port))
      .map(({ address, port, protocol }) => `${protocol} ${address} ${port}`),
  ]);
}

/** Everything in received signalling that is or could be an address of anybody but the server. */
function foreignAddresses(frames: readonly Buffer[], serverPorts: readonly number[]): string[] {
  const candidates = candidatesIn(frames)
    .filter(({ address, port }) => address !== SERVER || !serverPorts.includes(port))
    .map(({ address, port }) => `${address} ${port}`);
  const literals = frames
    .flatMap(
      (frame) =>
        frame.toString('latin1').match(/(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/g) ?? [],
    )
    .filter((address) => address !== SERVER && address !== '0.0.0.0');
  const local = frames.flatMap((frame) => frame.toString('latin1').match(/[\w-]+\.local\b/g) ?? []);
  return [
    ...candidates,
    ...literals,
    ...local,
    ...frames.filter(listsIceServers).map(() => 'ICE server'),
  ];
}

/** Candidates in trickled messages and in session descriptions (RFC 8839, section 5.1). */
function candidatesIn(frames: readonly Buffer[]): { address: string; port: number }[] {
  const line = /candidate:\S+ \d+ \w+ \d+ (\S+) (\d+) typ/g;
  return frames
    .flatMap((frame) => [...frame.toString('latin1').matchAll(line)])
    .map(([, address = '', port]) => ({ address, port: Number(port) }));
}

function listsIceServers(frame: Buffer): boolean {
  try {
    const { message } = SignalResponse.fromBinary(frame);
    if (message.case !== 'join' && message.case !== 'reconnect') return false;
    return message.value.iceServers.length > 0;
  } catch {
    // A text of the room channel is no message of the engine.
    return false;
  }
}

/** Grows with every WebSocket frame that the page receives. */
async function framesReceivedBy(someone: ChromiumParticipant): Promise<Buffer[]> {
  const frames: Buffer[] = [];
  const devTools = await someone.devTools();
  devTools.on('Network.webSocketFrameReceived', ({ response: { opcode, payloadData } }) => {
    frames.push(Buffer.from(payloadData, opcode === 2 ? 'base64' : 'utf8'));
  });
  await devTools.send('Network.enable');
  return frames;
}
