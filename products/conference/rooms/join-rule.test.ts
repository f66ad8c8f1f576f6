import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fromBase64url, toBase64url } from '@blende/shared/basics/base64url.ts';
import { randomBytes } from '@blende/shared/basics/bytes.ts';
import { decideJoin, type JoinMessage } from './join-rule.ts';
import { participantIdOf, seatHashOf } from './participant-id.ts';
import { makeRoomId, type RoomPolicy } from './room-id.ts';

const open: RoomPolicy = { encryption: 'required', lobby: false };
const secret = randomBytes(32);
const keyHash = randomBytes(32);

async function validJoin(policy: RoomPolicy = open): Promise<JoinMessage> {
  const proof = randomBytes(32);
  return {
    type: 'join',
    protocol: 1,
    roomId: await makeRoomId(policy, randomBytes(32), proof),
    accessProof: toBase64url(proof),
    participantSecret: toBase64url(secret),
    keyHash: toBase64url(keyHash),
  };
}

function withPolicyByte(roomId: string, byte: number): string {
  const bytes = fromBase64url(roomId) ?? new Uint8Array();
  bytes[0] = byte;
  return toBase64url(bytes);
}

describe('the join rule', () => {
  it('lets in whoever shows the proof, under the id of their secret', async () => {
    const message = await validJoin();
    const participantId = await participantIdOf(await seatHashOf(secret), keyHash);
    const { roomId } = message;
    const join = {
      roomId,
      participantId,
      inGroup: undefined,
      ticket: undefined,
      resumeAfter: undefined,
      permit: undefined,
    };
    assert.deepEqual(await decideJoin(message), { outcome: 'allowed', join });
  });

  const table: readonly [string, (join: JoinMessage) => Partial<JoinMessage>, string][] = [
    ['another protocol', () => ({ protocol: 2 }), 'protocol-unknown'],
    ['a short ticket', () => ({ ticket: 'short' }), 'malformed'],
    ['a wrong proof', () => ({ accessProof: toBase64url(randomBytes(32)) }), 'link-wrong'],
    [
      'a short proof',
      ({ accessProof }) => ({ accessProof: accessProof.slice(0, 40) }),
      'link-wrong',
    ],
    [
      'a proof in another spelling',
      ({ accessProof }) => ({ accessProof: `${accessProof.slice(0, 42)}_` }),
      'link-wrong',
    ],
    ['a room id that is none', () => ({ roomId: 'abc' }), 'link-wrong'],
    [
      'a policy changed to unencrypted',
      ({ roomId }) => ({ roomId: withPolicyByte(roomId, 0x10) }),
      'link-wrong',
    ],
    [
      'a policy changed to lobby',
      ({ roomId }) => ({ roomId: withPolicyByte(roomId, 0x31) }),
      'link-wrong',
    ],
    [
      'a policy that nobody made',
      ({ roomId }) => ({ roomId: withPolicyByte(roomId, 0x70) }),
      'link-wrong',
    ],
    ['a short secret', () => ({ participantSecret: 'abcd' }), 'malformed'],
    ['a short hash of a key', () => ({ keyHash: 'abcd' }), 'malformed'],
  ];
  for (const [name, change, code] of table) {
    it(`refuses ${name} as ${code}`, async () => {
      const message = await validJoin();
      const decision = await decideJoin({ ...message, ...change(message) });
      assert.deepEqual(decision, { outcome: 'refused', code });
    });
  }

  it('gives another id to another key, whatever secret is shown', async () => {
    const message = await validJoin();
    const one = await decideJoin(message);
    const other = await decideJoin({ ...message, keyHash: toBase64url(randomBytes(32)) });
    assert.ok(one.outcome === 'allowed' && other.outcome === 'allowed');
    assert.notEqual(one.join.participantId, other.join.participantId);
  });

  it("refuses another room's proof", async () => {
    const [one, other] = [await validJoin(), await validJoin()];
    const decision = await decideJoin({ ...one, accessProof: other.accessProof });
    assert.deepEqual(decision, { outcome: 'refused', code: 'link-wrong' });
  });

  const policies: readonly (readonly [RoomPolicy, string | undefined])[] = [
    [{ encryption: 'required', lobby: false }, undefined],
    [{ encryption: 'required', lobby: true }, undefined],
    [{ encryption: 'if-possible', lobby: false }, undefined],
    [{ encryption: 'if-possible', lobby: true }, undefined],
    [{ encryption: 'transport', lobby: false }, 'link-outdated'],
    [{ encryption: 'transport', lobby: true }, 'link-outdated'],
  ];
  for (const [policy, expected] of policies) {
    const { encryption, lobby } = policy;
    it(`answers ${encryption}${lobby ? ' with lobby' : ''} by ${expected ?? 'a seat'}`, async () => {
      const decision = await decideJoin(await validJoin(policy));
      const code = decision.outcome === 'refused' ? decision.code : undefined;
      assert.equal(code, expected);
    });
  }
});
