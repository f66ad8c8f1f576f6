import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';

const source = await readFile(new URL(import.meta.resolve('livekit-client')), 'utf8');

// The build binds three names in livekit-client's module (apps/web/vite.config.ts). That holds only
// while the library reaches the network through these names and no others.
describe('the module of livekit-client', () => {
  const doors = [
    ['opens its connections by name', /new WebSocket\(/g, 1],
    ['makes its peer connection by name', /new RTCPeerConnection\(/g, 1],
    ['asks why a connection failed by name', /yield fetch\(validateUrl/g, 1],
    ['opens none past the name', /new (?:window|globalThis|self)\.WebSocket\(/g, 0],
    ['makes none past the name', /new (?:window|globalThis|self)\.RTCPeerConnection\(/g, 0],
    ['asks nothing past the name', /(?:window|globalThis|self)\.fetch\b/g, 0],
    ['has no other way out', /new XMLHttpRequest|sendBeacon|new EventSource|new WebTransport/g, 0],
  ] as const;
  for (const [name, pattern, count] of doors) {
    it(name, () => {
      assert.equal(Array.from(source.matchAll(pattern)).length, count);
    });
  }

  it('has no binding of its own by these names', () => {
    const own = /^(?:const|let|var|function|class)\s+(?:WebSocket|RTCPeerConnection|fetch)\b/gm;
    assert.deepEqual(source.match(own), null);
  });
});
