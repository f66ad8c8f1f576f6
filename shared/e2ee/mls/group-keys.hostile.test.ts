import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { randomBytes, utf8 } from '@blende/shared/basics/bytes.ts';
import { Secret } from '@blende/shared/basics/secret.ts';
import { createCommit } from 'ts-mls/createCommit.js';
import type { GroupContext } from 'ts-mls/groupContext.js';
import { initializeEpoch } from 'ts-mls/keySchedule.js';
import type { Proposal } from 'ts-mls/proposal.js';
import { cipherSuite } from './cipher-suite.ts';
import { linkPskProposal } from './link-psk.ts';
import { openMessage } from './open-message.ts';
import { readGroupInfo } from './read-message.ts';
import { rawJoin } from './testing/hostile-member.ts';
import { everybodyReceives, found, hex, knock, person, trio } from './testing/small-group.ts';

describe('a ghost member', () => {
  test('with the PSK is a member whom everybody sees', async () => {
    const [a, b] = await trio();
    const ghost = await knock(a, 'ghost');
    await everybodyReceives([a, b], ghost.pending.commit);
    const names = b.members.map(({ identity }) => Buffer.from(identity).toString());
    assert.deepEqual(names, ['founder', 'b', 'c', 'ghost']);
  });

  test('with another PSK is refused and has no key of the group', async () => {
    const [a, b] = await trio();
    const ghost = await knock(a, 'ghost', new Secret(randomBytes(32)));
    for (const group of [a, b]) {
      const received = await group.receive(ghost.pending.commit);
      assert.deepEqual(received, { outcome: 'refused', code: 'not-authentic' });
    }
    assert.notEqual(hex(ghost.keys.authenticator()), hex(a.authenticator()));
    const message = await a.seal(utf8('x'));
    assert.equal((await ghost.keys.open(message)).outcome, 'refused');
  });
});

describe('a removed member', () => {
  test('opens nothing that comes later, computes no secret and commits nothing', async () => {
    const host = await found();
    const raw = await rawJoin(host, await person('removed'), [linkPskProposal()]);
    await everybodyReceives([host], raw.commit);
    const { keys, pending } = await knock(host, 'other');
    await everybodyReceives([host], pending.commit);
    await raw.member.follow(pending.commit);
    const asMember = await raw.member.commit({});
    const suite = await cipherSuite();
    const heard = await openMessage(await host.seal(utf8('x')), raw.member.state, suite);
    assert.equal(heard.outcome, 'opened');

    const removal = await host.commit({ remove: [1] });
    removal.adopt();
    await everybodyReceives([keys], removal.commit);
    assert.deepEqual(await host.receive(asMember), { outcome: 'refused', code: 'wrong-epoch' });

    await raw.member.follow(removal.commit);
    assert.equal(raw.member.state.groupActiveState.kind, 'removedFromGroup');
    await assert.rejects(raw.member.commit({}));
    const later = await openMessage(await host.seal(utf8('x')), raw.member.state, suite);
    assert.deepEqual(later, { outcome: 'refused', code: 'wrong-epoch' });
    const forced = { ...raw.member.state, groupContext: { ...raw.member.state.groupContext } };
    forced.groupContext.epoch += 1n;
    const guessed = await openMessage(await host.seal(utf8('x')), forced, suite);
    assert.deepEqual(guessed, { outcome: 'refused', code: 'not-authentic' });
    const secrets = JSON.stringify(raw.member.state.keySchedule, (_, value) =>
      value instanceof Uint8Array ? hex(value) : (value as unknown),
    );
    assert.ok(!secrets.includes(hex(host.authenticator())));
    assert.ok(secrets.includes(hex(raw.member.state.keySchedule.epochAuthenticator)));
  });

  test('of ours holds zeroes only, and says so', async () => {
    const [a, b] = await trio();
    const removal = await a.commit({ remove: [1] });
    assert.deepEqual(await b.receive(removal.commit), { outcome: 'removed', by: 0 });
    assert.throws(() => b.authenticator(), /no member/);
    await assert.rejects(b.seal(utf8('x')), /no member/);
    await assert.rejects(b.open(removal.commit), /no member/);
  });

  test('cannot send into the epoch before under the leaf that it had', async () => {
    const [a, b, c] = await trio();
    const farewell = await b.seal(utf8('x'));
    const removal = await a.commit({ remove: [1] });
    removal.adopt();
    await everybodyReceives([c], removal.commit);
    assert.deepEqual(await c.open(farewell), { outcome: 'refused', code: 'unknown-sender' });
  });

  test('leaves a group of one with keys that it cannot compute', async () => {
    const host = await found();
    const raw = await rawJoin(host, await person('removed'), [linkPskProposal()]);
    await everybodyReceives([host], raw.commit);
    const { state } = raw.member;
    const suite = await cipherSuite();
    const guess = async (context: GroupContext) => {
      const zeroes = new Uint8Array(32);
      const { initSecret } = state.keySchedule;
      const epoch = await initializeEpoch(initSecret, zeroes, context, zeroes, suite.kdf);
      return hex(epoch.keySchedule.epochAuthenticator);
    };
    const extraProposals: Proposal[] = [{ proposalType: 'remove', remove: { removed: 0 } }];
    const library = await createCommit({ state, cipherSuite: suite }, { extraProposals });
    const { groupContext, keySchedule } = library.newState;
    assert.equal(await guess(groupContext), hex(keySchedule.epochAuthenticator));

    const removal = await host.commit({ remove: [1] });
    removal.adopt();
    const info = readGroupInfo(await host.groupInfo());
    assert.ok(info.outcome === 'read');
    assert.notEqual(await guess(info.message.groupContext), hex(host.authenticator()));
  });
});

describe('a commit', () => {
  test('of the library that changes keys and options reaches nobody; ours does', async () => {
    const host = await found();
    const [{ member, commit }, options] = [
      await rawJoin(host, await person('insider'), [linkPskProposal()]),
      [{ extensionType: 0xf0b1, extensionData: utf8('{"locked":true}') }],
    ];
    await everybodyReceives([host], commit);
    const { keys, pending } = await knock(host, 'third');
    await everybodyReceives([host], pending.commit);
    await member.follow(pending.commit);
    const extraProposals: Proposal[] = [
      { proposalType: 'remove', remove: { removed: keys.ownLeaf } },
      { proposalType: 'group_context_extensions', groupContextExtensions: { extensions: options } },
    ];
    const library = await host.receive(await member.commit({ extraProposals }));
    assert.deepEqual(library, { outcome: 'refused', code: 'not-authentic' });
    const own = await host.receive(await member.commitExtensions(options));
    assert.equal(own.outcome, 'applied');
  });

  test('that gives other private keys than it puts into the tree is refused', async () => {
    const victim = await found();
    const { commit, member } = await rawJoin(victim, await person('insider'), [linkPskProposal()]);
    await everybodyReceives([victim], commit);
    const suite = await cipherSuite();
    const options = [{ extensionType: 0xf0b1, extensionData: utf8('{}') }];
    const planting = await suite.hpke.generateKeyPair();
    let made = 0;
    const deriveKeyPair: typeof suite.hpke.deriveKeyPair = async (ikm) => {
      made += 1;
      return made === 2 ? planting : suite.hpke.deriveKeyPair(ikm);
    };
    const rigged = { ...suite, hpke: { ...suite.hpke, deriveKeyPair } };
    const library = await rawJoin(victim, await person('library'), [linkPskProposal()]);
    await everybodyReceives([victim], library.commit);
    await member.follow(library.commit);
    const planted = await member.commitExtensions(options, rigged);
    assert.deepEqual(await victim.receive(planted), { outcome: 'refused', code: 'not-authentic' });
    await library.member.follow(planted);
    assert.equal(library.member.state.groupContext.epoch, BigInt(victim.epoch + 1));
    const sound = await member.commitExtensions(options);
    assert.equal((await victim.receive(sound)).outcome, 'applied');
  });
});
