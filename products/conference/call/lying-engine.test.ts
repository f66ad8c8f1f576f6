import assert from 'node:assert/strict';
import { it } from 'node:test';

// Stands in for the browser's own class, to see what reaches it. The edge empties the engine's
// list as well, so no meeting through a real edge can show whether the browser would resist.
const configurations: RTCConfiguration[] = [];
class BrowserConnection {
  constructor(configuration: RTCConfiguration) {
    configurations.push(configuration);
  }
  setConfiguration(configuration: RTCConfiguration): void {
    configurations.push(configuration);
  }
}

it('asks no foreign ICE server that an engine names, at first or later', async () => {
  const origin = 'https://meet.example.org';
  Object.defineProperty(globalThis, 'location', { value: { origin } });
  Object.defineProperty(globalThis, 'RTCPeerConnection', { value: BrowserConnection });
  const { RTCPeerConnection } = await import('./web/engine-globals.ts');
  const foreign: RTCConfiguration = {
    iceServers: [{ urls: 'stun:stun.example.org:3478' }],
    iceTransportPolicy: 'relay',
  };
  new RTCPeerConnection(foreign).setConfiguration(foreign);
  // What the engine may decide still arrives, so the recording is no empty one.
  const expected = { iceServers: [], iceTransportPolicy: 'relay' };
  assert.deepEqual(configurations, [expected, expected]);

  const own = { ...foreign, iceServers: [{ urls: 'turns:meet.example.org:443?transport=tcp' }] };
  new RTCPeerConnection(own).setConfiguration(own);
  assert.deepEqual(configurations.slice(2), [own, own]);
});
