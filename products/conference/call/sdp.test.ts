import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { withoutAudioLevels } from './sdp.ts';

/** The header extensions of an offer from Chromium 156, audio and video. */
const CHROMIUM = [
  'v=0',
  'o=- 4611730812 2 IN IP4 127.0.0.1',
  's=-',
  't=0 0',
  'a=group:BUNDLE 0 1',
  'a=extmap-allow-mixed',
  'm=audio 9 UDP/TLS/RTP/SAVPF 111',
  'a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level',
  'a=extmap:2 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time',
  'a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid',
  'a=rtpmap:111 opus/48000/2',
  'a=fmtp:111 minptime=10;useinbandfec=1',
  'm=video 9 UDP/TLS/RTP/SAVPF 96',
  'a=extmap:2 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time',
  'a=extmap:10 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id',
  '',
];

/** The same of an offer from Firefox ESR: a direction, an attribute, both kinds of level. */
const FIREFOX = [
  'v=0',
  'm=audio 9 UDP/TLS/RTP/SAVPF 109',
  'a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level vad=on',
  'a=extmap:2/recvonly urn:ietf:params:rtp-hdrext:csrc-audio-level',
  'a=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid',
  '',
];

describe('a session description', () => {
  for (const [name, lines] of [
    ['Chromium', CHROMIUM],
    ['Firefox', FIREFOX],
  ] as const) {
    it(`of ${name} loses its audio levels and nothing else`, () => {
      const expected = lines.filter((line) => !line.includes('audio-level'));
      assert.notEqual(expected.length, lines.length);
      assert.equal(withoutAudioLevels(lines.join('\r\n')), expected.join('\r\n'));
    });
  }

  it('without audio levels stays as it is, byte by byte', () => {
    const without = CHROMIUM.filter((line) => !line.includes('audio-level')).join('\r\n');
    assert.equal(withoutAudioLevels(without), without);
    assert.equal(withoutAudioLevels(''), '');
  });

  it('keeps lines that only mention one', () => {
    const lines = [
      'a=x urn:ietf:params:rtp-hdrext:ssrc-audio-level',
      'a=extmap:5 urn:example:ssrc-audio-level',
    ];
    assert.equal(withoutAudioLevels(lines.join('\n')), lines.join('\n'));
  });
});
