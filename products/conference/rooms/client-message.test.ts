import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assert as check, anything, json, oneof, property, string, uint8Array } from 'fast-check';
import { utf8 } from '@blende/shared/basics/bytes.ts';
import { LIMITS, type ClientMessage } from '../contract.ts';
import { readClientMessage } from './client-message.ts';

const valid: readonly ClientMessage[] = [
  { type: 'ping' },
  { type: 'leave' },
  { type: 'found', groupInfo: 'g' },
  { type: 'commit', epoch: 3, commit: 'c', groupInfo: 'g' },
  { type: 'say', message: 'm', to: 'i'.repeat(22) },
  { type: 'restore', epoch: 3, groupInfo: 'g' },
  { type: 'ask-to-join-group' },
  { type: 'object', ref: 'r'.repeat(22) },
  {
    type: 'join',
    protocol: 1,
    roomId: 'a'.repeat(44),
    accessProof: 'b'.repeat(43),
    participantSecret: 'c'.repeat(43),
    keyHash: 'e'.repeat(43),
  },
];

describe('reading what a browser sent', () => {
  for (const message of valid) {
    it(`reads ${message.type}`, () => {
      const read = readClientMessage(utf8(JSON.stringify(message)), false);
      assert.deepEqual(read, { outcome: 'read', message });
    });
  }

  const table: readonly [string, Uint8Array<ArrayBuffer>, boolean, string][] = [
    ['nothing', utf8(''), false, 'malformed'],
    ['binary', utf8('{"type":"ping"}'), true, 'malformed'],
    ['text that is not JSON', utf8('{"type":'), false, 'malformed'],
    ['an unknown type', utf8('{"type":"kick"}'), false, 'malformed'],
    ['a field too many', utf8('{"type":"ping","name":"Ada"}'), false, 'malformed'],
    ['a field too few', utf8('{"type":"say"}'), false, 'malformed'],
    ['a message that is not base64url', utf8('{"type":"say","message":"<b>"}'), false, 'malformed'],
    ['an empty message', utf8('{"type":"say","message":""}'), false, 'malformed'],
    [
      'an epoch below zero',
      utf8('{"type":"restore","epoch":-1,"groupInfo":"g"}'),
      false,
      'malformed',
    ],
    ['text that is not UTF-8', new Uint8Array([0x22, 0xff, 0x22]), false, 'malformed'],
    ['a prototype', utf8('{"type":"ping","__proto__":{"type":"leave"}}'), false, 'malformed'],
    [
      'one byte too many',
      new Uint8Array(LIMITS.channelMessageBytes + 1).fill(0x20),
      false,
      'too-large',
    ],
  ];
  for (const [name, bytes, isBinary, code] of table) {
    it(`refuses ${name}`, () => {
      assert.deepEqual(readClientMessage(bytes, isBinary), { outcome: 'refused', code });
    });
  }

  const large: readonly (readonly [ClientMessage, number])[] = [
    [
      {
        type: 'commit',
        epoch: Number.MAX_SAFE_INTEGER,
        commit: 'c'.repeat(87_419),
        groupInfo: 'g'.repeat(174_800),
      },
      LIMITS.handshakeMessageBytes,
    ],
    [{ type: 'found', groupInfo: 'g'.repeat(174_800) }, LIMITS.handshakeMessageBytes],
    [{ type: 'say', message: 'm'.repeat(24_000) }, LIMITS.sayMessageBytes],
  ];
  for (const [message, most] of large) {
    it(`reads a ${message.type} as large as it may be, and nothing larger`, () => {
      const text = JSON.stringify(message);
      assert.equal(readClientMessage(utf8(text), false).outcome, 'read');
      const larger = utf8(text.padEnd(most + 1, ' '));
      assert.deepEqual(readClientMessage(larger, false), { outcome: 'refused', code: 'too-large' });
    });
  }

  it('reads nothing large behind a name in another place', () => {
    const commit = { epoch: 1, commit: 'c'.repeat(20_000), groupInfo: 'g', type: 'commit' };
    const read = readClientMessage(utf8(JSON.stringify(commit)), false);
    assert.deepEqual(read, { outcome: 'refused', code: 'too-large' });
  });

  it('reads a message of exactly the allowed size', () => {
    const text = JSON.stringify(valid[0]).padEnd(LIMITS.channelMessageBytes, ' ');
    assert.equal(readClientMessage(utf8(text), false).outcome, 'read');
  });

  it('never throws, and reads nothing that the contract does not know', () => {
    const known = new Set(valid.map(({ type }) => type));
    const hostile = oneof(
      uint8Array(),
      string().map(utf8),
      json().map(utf8),
      anything().map((value) => utf8(JSON.stringify({ type: 'say', message: value }) ?? '')),
    );
    check(
      property(hostile, (bytes) => {
        const read = readClientMessage(new Uint8Array(bytes), false);
        if (read.outcome === 'read') assert.ok(known.has(read.message.type));
        else assert.equal(read.code, 'malformed');
      }),
      { numRuns: 300 },
    );
  });
});
