import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readStatistics, type StatsEntry } from './read-statistics.ts';

const ADDRESS = '192.0.2.17';

function entries(seconds: number): StatsEntry[] {
  return [
    {
      id: 'T',
      type: 'transport',
      selectedCandidatePairId: 'P',
      tlsVersion: 'FEFD',
      dtlsCipher: 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
      srtpCipher: 'AES_CM_128_HMAC_SHA1_80',
    },
    {
      id: 'P',
      type: 'candidate-pair',
      localCandidateId: 'L',
      remoteCandidateId: 'R',
      currentRoundTripTime: 0.0234,
    },
    { id: 'L', type: 'local-candidate', candidateType: 'host', protocol: 'udp', address: ADDRESS },
    { id: 'R', type: 'remote-candidate', candidateType: 'host', protocol: 'udp', ip: ADDRESS },
    { id: 'C', type: 'codec', mimeType: 'video/VP8' },
    {
      id: 'I',
      type: 'inbound-rtp',
      kind: 'video',
      trackIdentifier: 'camera',
      codecId: 'C',
      frameWidth: 320,
      frameHeight: 180,
      framesPerSecond: 15,
      jitter: 0.004,
      timestamp: seconds * 1000,
      bytesReceived: seconds * 25_000,
      packetsReceived: seconds * 90,
      packetsLost: seconds * 10,
    },
    {
      id: 'O',
      type: 'outbound-rtp',
      kind: 'audio',
      remoteId: 'F',
      mediaSourceId: 'S',
      timestamp: seconds * 1000,
      bytesSent: seconds * 4_000,
    },
    { id: 'S', type: 'media-source', trackIdentifier: 'microphone' },
    { id: 'F', type: 'remote-inbound-rtp', fractionLost: 0.25, jitter: 0.002 },
  ];
}

describe('statistics', () => {
  const first = readStatistics([entries(1)], new Map());
  const { statistics } = readStatistics([entries(3)], first.counters);

  it('name cipher, version, candidate types and round trip of the path in use', () => {
    assert.deepEqual(statistics.paths, [
      {
        dtlsVersion: '1.2',
        dtlsCipher: 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
        srtpCipher: 'AES_CM_128_HMAC_SHA1_80',
        localCandidate: 'host',
        remoteCandidate: 'host',
        protocol: 'udp',
        roundTripMs: 23,
      },
    ]);
  });

  it('take rates and loss between two readings, in both directions', () => {
    const [received, sent] = statistics.streams;
    assert.equal(received?.bitsPerSecond, 200_000);
    assert.equal(received.lossPercent, 10);
    assert.deepEqual([received.codec, received.width, received.framesPerSecond], ['VP8', 320, 15]);
    assert.deepEqual(
      [sent?.trackId, sent?.bitsPerSecond, sent?.lossPercent, sent?.jitterMs],
      ['microphone', 32_000, 25, 2],
    );
  });

  it('hold no address, although the browser gives it', () => {
    assert.ok(JSON.stringify(entries(1)).includes(ADDRESS));
    assert.ok(!JSON.stringify(statistics).includes(ADDRESS));
  });

  it('leave out what a browser does not say', () => {
    const bare = readStatistics([[{ id: 'I', type: 'inbound-rtp', kind: 'audio' }]], new Map());
    const [stream] = bare.statistics.streams;
    assert.deepEqual(
      [stream?.codec, stream?.lossPercent, stream?.bitsPerSecond],
      [undefined, undefined, 0],
    );
    assert.deepEqual(bare.statistics.paths, []);
  });

  it('take the selected pair of Firefox, whose transport names none', () => {
    const firefox = entries(1)
      .map((entry) => (entry['id'] === 'P' ? { ...entry, selected: true } : entry))
      .map((entry) => (entry['id'] === 'T' ? { id: 'T', type: 'transport' } : entry));
    assert.equal(readStatistics([firefox], new Map()).statistics.paths[0]?.localCandidate, 'host');
  });
});
