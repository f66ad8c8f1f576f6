import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { claim, proves } from '../../../tests/kit/claims.ts';
import { engineSettings } from './engine-settings.ts';
import { HARDENING, missingHardening, type EngineConfiguration } from './hardening.ts';

const ADDRESSES = { nodeIp: '192.0.2.1', signallingPort: 7880, udpPort: 8450, tcpPort: 8451 };
const CREDENTIALS = { key: 'key', secret: 's'.repeat(40) };

function ours(more: object = {}): Record<string, unknown> {
  return JSON.parse(engineSettings({ ...ADDRESSES, ...more }, CREDENTIALS));
}

describe('the settings of the engine', () => {
  test('are stricter than upstream in every listed way, with a relay and without', () => {
    assert.equal(proves(claim('W9')), 'W9');
    assert.equal(missingHardening(ours()), undefined);
    assert.equal(missingHardening(ours({ relay: { address: '192.0.2.1', port: 1 } })), undefined);
    const onIpv6 = JSON.parse(engineSettings({ ...ADDRESSES, nodeIp: '2001:db8::1' }, CREDENTIALS));
    assert.equal(missingHardening(onIpv6), undefined);
  });

  // One way back to upstream for each line of the list, and what is then missing.
  const BACK: readonly [string, (settings: EngineConfiguration) => object][] = [
    ['engine-logs', () => ({ logging: { level: 'debug', pion_level: 'error' } })],
    ['engine-reachable', () => ({ bind_addresses: ['127.0.0.1', '0.0.0.0'] })],
    ['rooms-by-anybody', ({ room }) => ({ room: { ...Object(room), auto_create: true } })],
    ['foreign-stun', ({ rtc }) => ({ rtc: { ...Object(rtc), stun_servers: [] } })],
    ['asks-for-its-address', ({ rtc }) => ({ rtc: { ...Object(rtc), use_external_ip: true } })],
    [
      'more-codecs',
      ({ room }) => ({ room: { ...Object(room), enabled_codecs: [{ mime: 'video/H264' }] } }),
    ],
    [
      'switches-on-microphones',
      ({ room }) => ({ room: { ...Object(room), enable_remote_unmute: true } }),
    ],
    ['carries-data', () => ({ enable_data_tracks: true })],
    ['relays-elsewhere', () => ({ turn: { enabled: true, external_tls: true } })],
    ['more-doors', () => ({ prometheus_port: 6789 })],
  ];
  for (const [code, change] of BACK)
    test(`are found to be upstream's again: ${code}`, () => {
      assert.equal(missingHardening({ ...ours(), ...change(ours()) }), code);
    });

  test('have a way back for every line of the list', () => {
    assert.deepEqual(
      BACK.map(([code]) => code),
      HARDENING.map(({ code }) => code),
    );
  });

  test('name a foreign STUN server beside the own one: found', () => {
    const { rtc, ...rest } = ours();
    const servers = ['192.0.2.1:8450', 'stun.example.org:3478'];
    const changed = { ...rest, rtc: { ...Object(rtc), stun_servers: servers } };
    assert.equal(missingHardening(changed), 'foreign-stun');
  });
});
