import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { utf8, type Bytes } from '@blende/shared/basics/bytes.ts';
import type { GroupKeys } from './group-keys.ts';
import { joinGroup } from './join-group.ts';
import { MAX_COMMIT_BYTES } from './limits.ts';
import {
  everybodyReceives,
  hex,
  knock,
  OPEN_RULES,
  person,
  PREFIX,
  PSK,
  trio,
} from './testing/small-group.ts';

async function baseKey(group: GroupKeys): Promise<string> {
  const secret = await group.exportSecret('SFrame 1.0 Base Key', new Uint8Array(0), 32);
  return hex(secret.reveal());
}

async function assertTogether(groups: readonly GroupKeys[]): Promise<void> {
  const seen = await Promise.all(
    groups.map(async (g) => [g.epoch, hex(g.authenticator()), await baseKey(g), g.members]),
  );
  for (const each of seen) assert.deepEqual(each, seen[0]);
}

describe('a group', () => {
  test('gives everybody the same epoch, authenticator, exported secret and members', async () => {
    const groups = await trio();
    await assertTogether(groups);
    const names = groups[1].members.map(({ identity }) => Buffer.from(identity).toString());
    assert.deepEqual(names, ['founder', 'b', 'c']);
    assert.notEqual(await baseKey(groups[0]), hex(groups[0].authenticator()));
  });

  test('carries messages of all to all, once each', async () => {
    const groups = await trio();
    for (const [leaf, sender] of groups.entries()) {
      const text = utf8(`from ${leaf}`);
      const message = await sender.seal(text);
      for (const group of groups.filter((each) => each !== sender)) {
        assert.deepEqual(await group.open(message), { outcome: 'opened', leaf, text });
        const again = await group.open(message);
        assert.deepEqual(again, { outcome: 'refused', code: 'not-authentic' });
      }
    }
  });

  test('opens messages that came in another order, and those sent just before a commit', async () => {
    const [a, b, c] = await trio();
    const messages = [await b.seal(utf8('1')), await b.seal(utf8('2')), await b.seal(utf8('3'))];
    const [first, second, third] = messages;
    assert.ok(first && second && third);
    assert.equal((await a.open(third)).outcome, 'opened');
    const pending = await a.commit({});
    assert.equal((await a.open(first)).outcome, 'opened');
    const own = await a.seal(utf8('late'));
    pending.adopt();
    await everybodyReceives([b, c], pending.commit);
    assert.equal((await a.open(second)).outcome, 'opened');
    assert.deepEqual(await a.open(first), { outcome: 'refused', code: 'not-authentic' });
    assert.equal((await c.open(own)).outcome, 'opened');
    assert.equal((await c.open(first)).outcome, 'opened');
  });

  test('keeps the keys of three earlier epochs and no more, and none that are to be forgotten', async () => {
    const [a, b, c] = await trio();
    const old = [await c.seal(utf8('1')), await c.seal(utf8('2'))] as const;
    const goOn = async (): Promise<void> => {
      const pending = await a.commit({});
      pending.adopt();
      await everybodyReceives([b, c], pending.commit);
    };
    for (const _ of [1, 2, 3]) await goOn();
    const opened = { outcome: 'opened', leaf: c.ownLeaf, text: utf8('1') };
    for (const group of [a, b]) assert.deepEqual(await group.open(old[0]), opened);
    const refused = { outcome: 'refused', code: 'wrong-epoch' };
    a.forgetBefore(a.epoch - 2);
    assert.deepEqual(await a.open(old[1]), refused);
    await goOn();
    assert.deepEqual(await b.open(old[1]), refused);
  });

  test('changes options and members in one commit', async () => {
    const [a, b, c] = await trio();
    const pending = await a.commit({ remove: [1], options: utf8('{"lobby":true}') });
    const received = await c.receive(pending.commit);
    const expected = { outcome: 'applied', by: 0, added: [], removed: [1], optionsChanged: true };
    assert.deepEqual(received, expected);
    pending.adopt();
    const removed = { outcome: 'removed', by: 0, options: utf8('{"lobby":true}') };
    assert.deepEqual(await b.receive(pending.commit), removed);
    await assertTogether([a, c]);
    assert.equal(Buffer.from(c.options).toString(), '{"lobby":true}');
  });

  test('lets one of two concurrent commits win', async () => {
    const [a, b, c] = await trio();
    const [won, lost] = [await a.commit({}), await b.commit({ remove: [0] })];
    won.adopt();
    await everybodyReceives([b, c], won.commit);
    assert.throws(() => lost.adopt(), /cannot be adopted/);
    lost.discard();
    assert.deepEqual(await c.receive(lost.commit), { outcome: 'refused', code: 'wrong-epoch' });
    await assertTogether([a, b, c]);
    const next = await b.commit({});
    await everybodyReceives([a, c], next.commit);
    next.adopt();
    await assertTogether([a, b, c]);
  });

  test('takes somebody back on their old leaf, and nobody else out of it', async () => {
    const [a, b] = await trio();
    const own = await person('d');
    const first = await knock(a, own);
    await everybodyReceives([a, b], first.pending.commit);
    const again = await knock(a, own);
    const received = await a.receive(again.pending.commit);
    const expected = { outcome: 'applied', by: 3, added: [3], removed: [3], optionsChanged: false };
    assert.deepEqual(received, expected);
    await assertTogether([a, again.keys]);
  });

  test('can be left by all but one, and joined again', async () => {
    const [a, b, c] = await trio();
    const alone = await a.commit({ remove: [1, 2] });
    alone.adopt();
    assert.equal((await b.receive(alone.commit)).outcome, 'removed');
    assert.equal((await c.receive(alone.commit)).outcome, 'removed');
    const { keys, pending } = await knock(a, 'd');
    await everybodyReceives([a], pending.commit);
    await assertTogether([a, keys]);
  });
});

describe('while something is under way', () => {
  test('leaving stops what is being sealed or committed', async () => {
    const [, b] = await trio();
    const [sealed, committed] = [b.seal(utf8('secret')), b.commit({})];
    await Promise.resolve();
    b[Symbol.dispose]();
    await assert.rejects(sealed, /no member/);
    await assert.rejects(committed, /no member/);
  });

  test('a commit that is adopted makes a GroupInfo of the new epoch', async () => {
    const [a, b, c] = await trio();
    const pending = await a.commit({});
    const asked = a.groupInfo();
    await Promise.resolve();
    pending.adopt();
    await everybodyReceives([b, c], pending.commit);
    const own = await person('d');
    const joining = { own, groupInfo: await asked, psk: PSK, rules: OPEN_RULES };
    const joined = await joinGroup({ ...joining, groupIdPrefix: PREFIX });
    assert.ok(joined.outcome === 'joining');
    await everybodyReceives([a, b, c], joined.pending.commit);
    await assertTogether([a, b, c, joined.keys]);
    joined.pending.adopt();
    joined.pending.discard();
    assert.equal(joined.keys.authenticator().length, 32);
  });

  test('another commit of ours that is adopted voids the one being made', async () => {
    const [a, b] = await trio();
    const first = await a.commit({});
    const second = a.commit({ remove: [b.ownLeaf] });
    await Promise.resolve();
    first.adopt();
    await assert.rejects(second, /went on/);
  });
});

describe('a GroupInfo', () => {
  test('that is stale leads to a commit that nobody takes', async () => {
    const [a, b, c] = await trio();
    const late = await knock(a, 'late');
    const update = await b.commit({});
    await everybodyReceives([a, c], update.commit);
    update.adopt();
    const received = await a.receive(late.pending.commit);
    assert.deepEqual(received, { outcome: 'refused', code: 'wrong-epoch' });
  });

  test('of a fork leads nobody but the forker to the newcomer', async () => {
    const [a, b, c] = await trio();
    const fork = await b.commit({});
    const real = await a.commit({});
    real.adopt();
    await everybodyReceives([c], real.commit);
    fork.adopt();
    const forked = await knock(b, 'newcomer');
    const received = await a.receive(forked.pending.commit);
    assert.deepEqual(received, { outcome: 'refused', code: 'not-authentic' });
    assert.equal((await c.open(await forked.keys.seal(utf8('x')))).outcome, 'refused');
  });

  const CASES: readonly (readonly [string, (info: Bytes) => Promise<[Bytes, Bytes]>, string])[] = [
    ['of another room', async (info) => [info, utf8('elsewhere')], 'wrong-group'],
    [
      'with a byte changed',
      async (info) => [flipped(info, info.length - 1), PREFIX],
      'not-authentic',
    ],
    [
      'with a byte too many',
      async (info) => [Buffer.concat([info, info.subarray(0, 1)]), PREFIX],
      'malformed',
    ],
    ['that is too large', async () => [new Uint8Array(300_000), PREFIX], 'too-large'],
    ['that is none', async () => [utf8('hello'), PREFIX], 'malformed'],
  ];
  for (const [what, change, code] of CASES) {
    test(`${what} is refused as ${code}`, async () => {
      const [a] = await trio();
      const [groupInfo, groupIdPrefix] = await change(await a.groupInfo());
      const own = await person('newcomer');
      const joining = { own, psk: PSK, rules: OPEN_RULES, groupInfo, groupIdPrefix };
      assert.deepEqual(await joinGroup(joining), { outcome: 'refused', code });
    });
  }

  test('by a stranger is not taken by somebody who knows the members', async () => {
    const [a] = await trio();
    const joining = {
      own: await person('newcomer'),
      groupInfo: await a.groupInfo(),
      psk: PSK,
      rules: OPEN_RULES,
      groupIdPrefix: PREFIX,
    };
    const known = await joinGroup({ ...joining, isKnownSigner: ({ leaf }) => leaf === 0 });
    assert.equal(known.outcome, 'joining');
    const strange = await joinGroup({ ...joining, isKnownSigner: ({ leaf }) => leaf !== 0 });
    assert.deepEqual(strange, { outcome: 'refused', code: 'unknown-sender' });
  });

  test('whose members are not good, or that is closed, is not joined', async () => {
    const [a] = await trio();
    const joining = {
      own: await person('newcomer'),
      groupInfo: await a.groupInfo(),
      psk: PSK,
      groupIdPrefix: PREFIX,
    };
    const isMember = async ({ identity }: { readonly identity: Bytes }) =>
      Buffer.from(identity).toString() !== 'c';
    const strangers = await joinGroup({ ...joining, rules: { ...OPEN_RULES, isMember } });
    assert.deepEqual(strangers, { outcome: 'refused', code: 'bad-credential' });
    const mayJoin = () => ({ code: 'rule:locked' }) as const;
    const locked = await joinGroup({ ...joining, rules: { ...OPEN_RULES, mayJoin } });
    assert.deepEqual(locked, { outcome: 'refused', code: 'rule:locked' });
  });
});

describe('a commit', () => {
  test('that is too large is refused before it is read', async () => {
    const [a] = await trio();
    const received = await a.receive(new Uint8Array(MAX_COMMIT_BYTES + 1));
    assert.deepEqual(received, { outcome: 'refused', code: 'too-large' });
  });
});

function flipped(bytes: Bytes, at: number): Bytes {
  const changed = new Uint8Array(bytes);
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
}
