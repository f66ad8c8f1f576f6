import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { describe, it } from 'node:test';
import {
  AddTrackRequest,
  ClientInfo,
  ICEServer,
  JoinRequest,
  JoinResponse,
  LeaveRequest,
  ReconnectResponse,
  SignalRequest,
  SignalResponse,
  SimulateScenario,
  SpeakersChanged,
  UpdateParticipantMetadata,
  WrappedJoinRequest,
  WrappedJoinRequest_Compression,
} from '@livekit/protocol';
import { engineQuery } from './join-request.ts';
import { filterFromBrowser, filterFromEngine } from './signalling-filter.ts';

const fromBrowser = (message: SignalRequest['message']) =>
  filterFromBrowser(new SignalRequest({ message }).toBinary());
const fromEngine = (message: SignalResponse['message']) =>
  filterFromEngine(new SignalResponse({ message }).toBinary(), undefined);

describe('what a browser may say to the engine', () => {
  it('passes leave unchanged', () => {
    const bytes = new SignalRequest({
      message: { case: 'leave', value: new LeaveRequest() },
    }).toBinary();
    assert.deepEqual(filterFromBrowser(bytes), bytes);
  });

  it('drops names, metadata and simulated faults', () => {
    const metadata = new UpdateParticipantMetadata({ name: 'Änne' });
    assert.equal(fromBrowser({ case: 'updateMetadata', value: metadata }), undefined);
    assert.equal(fromBrowser({ case: 'simulate', value: new SimulateScenario() }), undefined);
    assert.equal(fromBrowser({ case: undefined }), undefined);
  });

  it('removes the name of a track', () => {
    const value = new AddTrackRequest({ cid: 'c', name: 'Kamera von Änne' });
    const passed = SignalRequest.fromBinary(
      fromBrowser({ case: 'addTrack', value }) ?? new Uint8Array(),
    );
    assert.equal(passed.message.case, 'addTrack');
    assert.equal(passed.message.case === 'addTrack' && passed.message.value.name, '');
    assert.equal(passed.message.case === 'addTrack' && passed.message.value.cid, 'c');
  });

  it('refuses bytes that are no message', () => {
    assert.throws(() => filterFromBrowser(new Uint8Array([0xff, 0xff, 0xff])));
  });
});

describe('what the engine may say to a browser', () => {
  it('withholds its tokens and who speaks', () => {
    assert.equal(fromEngine({ case: 'refreshToken', value: 'token' }), undefined);
    assert.equal(fromEngine({ case: 'speakersChanged', value: new SpeakersChanged() }), undefined);
  });

  it('hands out no ICE server, on joining and on coming back', () => {
    const iceServers = [new ICEServer({ urls: ['stun:stun.example.org:3478'] })];
    for (const message of [
      { case: 'join', value: new JoinResponse({ iceServers, serverVersion: '1' }) },
      { case: 'reconnect', value: new ReconnectResponse({ iceServers }) },
    ] as const) {
      const passed = SignalResponse.fromBinary(fromEngine(message) ?? new Uint8Array());
      assert.equal(passed.message.case, message.case);
      assert.ok(passed.message.case === 'join' || passed.message.case === 'reconnect');
      assert.deepEqual(passed.message.value.iceServers, []);
    }
  });

  it('is asked for signs of life soon enough to notice that it hangs', () => {
    const value = new JoinResponse({ pingInterval: 5, pingTimeout: 15 });
    const bytes = fromEngine({ case: 'join', value }) ?? new Uint8Array();
    const passed = SignalResponse.fromBinary(bytes).message;
    assert.ok(passed.case === 'join');
    assert.ok(passed.value.pingInterval <= 2 && passed.value.pingTimeout <= 5);
  });

  it('hands out its own relay under our address, and no other ICE server', () => {
    const relayUrl = 'turns:meet.example.org:8440?transport=tcp';
    const credentials = { username: 'user', credential: 'password' };
    const iceServers = [
      new ICEServer({ urls: ['turns:relay.invalid:443?transport=tcp'], ...credentials }),
      new ICEServer({ urls: ['stun:stun.example.org:3478'] }),
    ];
    const message = { case: 'join', value: new JoinResponse({ iceServers }) } as const;
    const bytes = filterFromEngine(new SignalResponse({ message }).toBinary(), relayUrl);
    const passed = SignalResponse.fromBinary(bytes ?? new Uint8Array()).message;
    assert.ok(passed.case === 'join');
    assert.deepEqual(passed.value.iceServers, [
      new ICEServer({ urls: [relayUrl], ...credentials }),
    ]);
  });
});

describe('what the engine learns of a browser', () => {
  const clientInfo = new ClientInfo({
    protocol: 16,
    version: '2.23.0',
    os: 'Android',
    osVersion: '14',
    deviceModel: 'Fairphone 5',
    browser: 'Chrome',
    browserVersion: '156.0.8078.73',
  });
  const joinRequest = new JoinRequest({
    clientInfo,
    metadata: 'm',
    participantAttributes: { a: 'b' },
  });
  const wrap = (compressed: boolean) =>
    Buffer.from(
      new WrappedJoinRequest({
        compression: compressed
          ? WrappedJoinRequest_Compression.GZIP
          : WrappedJoinRequest_Compression.NONE,
        joinRequest: compressed ? gzipSync(joinRequest.toBinary()) : joinRequest.toBinary(),
      }).toBinary(),
    ).toString('base64url');

  for (const compressed of [true, false]) {
    it(`is the family alone (join request, compressed: ${String(compressed)})`, () => {
      const query = engineQuery(`join_request=${wrap(compressed)}`, 'chromium') ?? '';
      const encoded = new URLSearchParams(query).get('join_request') ?? '';
      const request = JoinRequest.fromBinary(
        WrappedJoinRequest.fromBinary(Buffer.from(encoded, 'base64url')).joinRequest,
      );
      const info = request.clientInfo;
      assert.deepEqual([info?.browser, info?.browserVersion, info?.os], ['chrome', '', 'linux']);
      assert.deepEqual([info?.osVersion, info?.deviceModel, info?.protocol], ['', '', 16]);
      assert.deepEqual([request.metadata, request.participantAttributes], ['', {}]);
    });
  }

  it('is the family alone (plain query)', () => {
    const query = engineQuery(
      'sdk=js&browser=Firefox&browser_version=153&os=Linux&sid=PA_1&x=y',
      'firefox',
    );
    const passed = Object.fromEntries(new URLSearchParams(query));
    assert.deepEqual(passed, { sdk: 'js', os: 'linux', browser: 'firefox', sid: 'PA_1' });
  });

  it('is nothing if the join request is malformed or unpacks to more than we allow', () => {
    const bomb = new WrappedJoinRequest({
      compression: WrappedJoinRequest_Compression.GZIP,
      joinRequest: gzipSync(Buffer.alloc(1_000_000)),
    });
    const encoded = Buffer.from(bomb.toBinary()).toString('base64url');
    assert.equal(engineQuery(`join_request=${encoded}`, 'other'), undefined);
    assert.equal(engineQuery('join_request=AAAA', 'other'), undefined);
  });
});
