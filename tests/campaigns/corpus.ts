import { anything, json, sample, string, uint8Array } from 'fast-check';
import {
  joinRequestSample,
  signallingSamples,
} from '@blende/conference/engine/testing/signalling-samples.ts';
import { toBase64url } from '@blende/shared/basics/base64url.ts';
import { randomBytes } from '@blende/shared/basics/bytes.ts';
import { KEY_HASH, newLink, newSecret } from '../kit/room-client.ts';

const GENERATED = 200;

/** Of a group, both ways. */
function groupSamples(id: string): readonly unknown[] {
  return [
    { type: 'found', groupInfo: 'Z3JvdXA' },
    { type: 'commit', epoch: 1, commit: 'Y29tbWl0', groupInfo: 'Z3JvdXA' },
    { type: 'say', message: 'c2FpZA', to: id },
    { type: 'restore', epoch: 7, groupInfo: 'Z3JvdXA' },
    { type: 'ask-to-join-group' },
    { type: 'object', ref: 'r'.repeat(22) },
    { type: 'founded', seq: 3, from: id, epoch: 0 },
    { type: 'commit', seq: 4, epoch: 1, from: id, commit: 'Y29tbWl0' },
    { type: 'said', seq: 5, from: id, message: 'c2FpZA' },
    { type: 'lease', group: { epoch: 1, groupInfo: 'Z3JvdXA' } },
    { type: 'commit-refused', epoch: 2 },
    { type: 'undone', seq: 9, epoch: 2 },
  ];
}

/** What is well-formed, from which mutations start. */
async function soundSamples(): Promise<Buffer[]> {
  const link = await newLink();
  const secret = newSecret();
  const ticket = newSecret();
  const id = toBase64url(randomBytes(16));
  const join = {
    type: 'join',
    protocol: 1,
    ...link,
    participantSecret: secret,
    keyHash: KEY_HASH,
  };
  const participant = { id };
  const messages: readonly unknown[] = [
    join,
    { ...join, ticket, resumeAfter: 281_474_976_710_655 },
    ...groupSamples(id),
    { type: 'ping' },
    { type: 'leave' },
    { type: 'ask-to-end' },
    { type: 'end-for-all', publicKey: secret, signature: `${secret}${secret}` },
    {
      type: 'welcome',
      participantId: id,
      ticket,
      participants: [participant],
      draining: false,
      seq: 1,
    },
    { type: 'resumed', ticket, draining: true },
    { type: 'joined', seq: 2, participant },
    { type: 'refused', code: 'room-full' },
    { ticket, early: true },
    { outcome: 'later', code: 'engine-starting' },
  ];
  const invitation = `https://example.org/r/${link.roomId}#${secret}.${secret}.de-dark`;
  const query = `access_token=x&protocol=16&join_request=${joinRequestSample().toString('base64url')}`;
  const upgrade = `GET /api/room-channel?x host example.org origin https://example.org upgrade websocket sec-websocket-version 13 sec-websocket-key AAAAAAAAAAAAAAAAAAAAAA== sec-websocket-protocol ticket.${ticket}`;
  const texts = [
    link.roomId,
    invitation,
    invitation.slice(19),
    query,
    upgrade,
    '2001:db8::7',
    '10.1.2.3',
  ];
  return [
    ...messages.map((message) => Buffer.from(JSON.stringify(message))),
    ...texts.map((text) => Buffer.from(text)),
    ...signallingSamples(),
  ];
}

/** Sound samples, and what fast-check makes of the seed. */
export async function corpus(seed: number): Promise<readonly Buffer[]> {
  const options = { seed, numRuns: GENERATED };
  return [
    ...(await soundSamples()),
    ...sample(json(), options).map((text) => Buffer.from(text)),
    ...sample(string({ unit: 'binary' }), options).map((text) => Buffer.from(text)),
    ...sample(uint8Array({ maxLength: 200 }), options).map((bytes) => Buffer.from(bytes)),
    ...sample(anything(), options).map((value) => Buffer.from(JSON.stringify([value], plain))),
  ];
}

function plain(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}
