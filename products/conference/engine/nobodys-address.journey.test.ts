import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { SignalResponse } from '@livekit/protocol';
import type { ChromiumParticipant } from '../../../tests/kit/browsers/chromium.ts';
import { recordPeerConnections } from '../../../tests/kit/browsers/peer-connections.ts';
import {
  iceServersOf,
  packetsPrinted,
  PRINT_PACKETS,
  recordReceived,
  sessionDescriptions,
  type Received,
} from '../../../tests/kit/browsers/received.ts';
import { claim, proves } from '../../../tests/kit/claims.ts';
import { addressOf, enter, join, startMeeting } from '../../../tests/kit/meeting.ts';
import {
  tracedAddress,
  tracesIn,
  tracesOf,
  type Trace,
} from '../../../tests/kit/namespaces/address-traces.ts';
import { Capture } from '../../../tests/kit/namespaces/capture.ts';
import { askedNames } from '../../../tests/kit/namespaces/dns-question.ts';
import { foreignPeers, tracesInPackets } from '../../../tests/kit/namespaces/foreign-packets.ts';
import { DOMAIN, type Site } from '../../../tests/kit/namespaces/network.ts';
import { NetworkedInstance } from '../../../tests/kit/namespaces/networked-instance.ts';
import {
  askForName,
  plantInMessages,
  plantInConnection,
  sendDatagram,
} from '../../../tests/kit/namespaces/planted-leak.ts';
import { Program } from '../../../tests/kit/namespaces/program.ts';
import { withoutNamespaces } from '../../../tests/kit/namespaces/run.ts';
import { hears, sees, until } from '../../../tests/kit/reading.ts';

// Anna and Ben sit at machines with addresses of their own. Everything that Ben's browser receives
// and every packet at his machine is kept, and Anna's address is looked for in it. Then Anna gives
// her address away on purpose: what the search does not find then it would never have found.

/** What Chromium asks its maker for now and then, sent to nowhere. */
const AT_HOME = ['hints', 'models'].map(
  (what) => `--optimization-guide-service-get-${what}-url=https://localhost:9/`,
);
const SERVE_A_FIELD = `require('node:http').createServer((_, response) => {
  response.setHeader('content-type', 'text/html').end('<!doctype html><label>Name <input></label>');
}).listen(8080, () => console.log('ready'));`;

describe('nobody learns the address of another', { skip: withoutNamespaces }, () => {
  test('not from anything that arrives, and no packet goes to anybody but the server', async () => {
    proves(claim('W14'));
    proves(claim('W17'));
    await using blende = await NetworkedInstance.start('anna', 'ben', 'idle');
    const { network } = blende;
    const [server, annasMachine, bensMachine, idleMachine] = [
      network.site('server'),
      network.site('anna'),
      network.site('ben'),
      network.site('idle'),
    ];
    const traces = [annasMachine.address, annasMachine.address6].flatMap((address) =>
      tracesOf(tracedAddress(address)),
    );
    await using capture = await Capture.start(bensMachine);
    await using idleCapture = await Capture.start(idleMachine);
    const place = blende.placeOf('ben');
    const said = () => readFileSync(place.saidFile, 'utf8');
    const anna = await blende.openChromium('anna', { sender: 1 });
    const ben = await blende.openChromium(
      'ben',
      { sender: 2, extraArguments: [...PRINT_PACKETS, ...AT_HOME] },
      place,
    );
    // Does nothing at a page with a field: what it asks for by itself every browser asks for.
    await using field = await Program.start(
      idleMachine.namespace,
      [process.execPath, '-e', SERVE_A_FIELD],
      'ready',
    );
    const idle = await blende.openChromium('idle', { sender: 3, extraArguments: AT_HOME });
    await idle.open('http://localhost:8080/');
    await recordPeerConnections(ben);
    const received = await recordReceived(ben);

    const invitation = await startMeeting(anna, blende.instance);
    await enter(anna, 'Anna');
    await join(ben, invitation, 'Ben');
    await sees(ben, 1);
    await hears(ben, 1);
    await sees(anna, 2);
    await anna.press('Bildschirm teilen');
    await anna.press('Teilen beenden');
    await comeAgain(anna, ben);

    const packets = await capture.packets();
    const everything = [
      ...received,
      ...packetsPrinted(said()),
      ...(await sessionDescriptions(ben)),
    ];
    assertComplete(everything);
    assert.deepEqual(leaks(everything, traces), new Set());
    assert.deepEqual(tracesInPackets(packets, traces), []);
    assert.deepEqual(foreignPeers(packets, bensMachine, server), new Set());
    const idleNames = askedNames(await idleCapture.packets());
    await field.end();
    assert.ok(idleNames.size > 0, 'the idle browser asked for no name at all');
    assert.deepEqual(foreignNames(askedNames(packets), idleNames), []);
    assert.deepEqual(foreignIceServers(received, await iceServersOf(ben), server), []);

    await using planted = await Capture.start(bensMachine);
    const before = { received: received.length, said: said().length };
    await plantInMessages(anna, annasMachine.address);
    await plantInConnection(ben, annasMachine.address);
    await anna.open('about:blank');
    await join(anna, invitation);
    sendDatagram(server, bensMachine.address, annasMachine.address);
    sendDatagram(bensMachine, annasMachine.address, 'hello');
    askForName(bensMachine, 'foreign.example');
    await until(10_000, 'every planted leak is found', async () => {
      const later = [
        ...received.slice(before.received),
        ...packetsPrinted(said().slice(before.said)),
      ];
      const ways = [...leaks(later, traces)].map((leak) => leak.split(':')[0]);
      return Promise.resolve(
        ['WebSocket', 'media', 'data channel'].every((way) => ways.includes(way)),
      );
    });
    const plantedPackets = await planted.packets();
    assert.ok(tracesInPackets(plantedPackets, traces).includes('text'));
    assert.ok(foreignPeers(plantedPackets, bensMachine, server).has(`udp ${annasMachine.address}`));
    assert.ok(foreignNames(askedNames(plantedPackets), idleNames).includes('foreign.example'));
  });

  test('a foreign ICE server in a message or in the browser would be seen', () => {
    const server = { address: '203.0.113.10' } as Site;
    const joining = (url: string): Received => ({
      way: 'WebSocket',
      bytes: Buffer.from(
        new SignalResponse({
          message: { case: 'join', value: { iceServers: [{ urls: [url] }] } },
        }).toBinary(),
      ),
    });
    const foreign = 'stun:stun.example.org:3478';
    assert.deepEqual(foreignIceServers([joining(foreign)], [], server), [foreign]);
    assert.deepEqual(foreignIceServers([], [foreign], server), [foreign]);
    for (const own of [`turns:${DOMAIN}:443?transport=tcp`, 'stun:203.0.113.10:8450'])
      assert.deepEqual(foreignIceServers([joining(own)], [own], server), []);
  });
});

/** Leaves and returns, so that Ben also receives what comes with that. */
async function comeAgain(anna: ChromiumParticipant, ben: ChromiumParticipant): Promise<void> {
  const invitation = await addressOf(anna);
  await anna.open('about:blank');
  await join(anna, invitation, 'Anna');
  await sees(ben, 1);
}

/** A way from which nothing was kept would make the search void. */
function assertComplete(everything: readonly Received[]): void {
  const ways = new Set(everything.map(({ way }) => way));
  for (const way of [
    'page',
    'response headers',
    'WebSocket',
    'WebSocket headers',
    'media',
    'session description',
  ] as const)
    assert.ok(ways.has(way), `nothing was kept of ${way}`);
  const media = everything.filter(({ way }) => way === 'media').map(({ bytes }) => bytes[1] ?? 0);
  assert.ok(
    media.some((type) => type >= 200 && type <= 207),
    'no RTCP was kept',
  );
  assert.ok(
    media.some((type) => type < 200),
    'no RTP was kept',
  );
}

function leaks(everything: readonly Received[], traces: readonly Trace[]): Set<string> {
  return new Set(
    everything.flatMap(({ way, bytes }) =>
      tracesIn(bytes, traces).map((form) => `${way}: ${form}`),
    ),
  );
}

function foreignNames(asked: ReadonlySet<string>, idle: ReadonlySet<string>): string[] {
  return [...asked].filter((name) => !idle.has(name) && name !== DOMAIN);
}

function foreignIceServers(
  received: readonly Received[],
  configured: readonly string[],
  { address }: Site,
): string[] {
  const urls = received
    .filter(({ way }) => way === 'WebSocket')
    .flatMap(({ bytes }) => listedIn(bytes))
    .concat(configured);
  const ours = new RegExp(`^(stun|turns?):(${address}|${DOMAIN})(:\\d+)?(\\?|$)`);
  return [...new Set(urls.filter((url) => !ours.test(url)))];
}

function listedIn(frame: Buffer): string[] {
  try {
    const { message } = SignalResponse.fromBinary(frame);
    if (message.case !== 'join' && message.case !== 'reconnect') return [];
    return message.value.iceServers.flatMap(({ urls }) => urls);
  } catch {
    // A text of the room channel is no message of the engine.
    return [];
  }
}
