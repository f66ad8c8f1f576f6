import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { randomBytes, utf8, type Bytes } from '@blende/shared/basics/bytes.ts';
import { generateKeyPackageWithKey } from 'ts-mls/keyPackage.js';
import type { Proposal } from 'ts-mls/proposal.js';
import { cipherSuite } from './cipher-suite.ts';
import { COMMIT_RULES } from './commit-rules.ts';
import type { GroupKeys, GroupRules } from './group-keys.ts';
import { CAPABILITIES } from './leaf.ts';
import { PASS_BYTES } from './limits.ts';
import { linkPskProposal } from './link-psk.ts';
import type { RefusedByGroup } from './refusal.ts';
import { type HostileMember, rawJoin } from './testing/hostile-member.ts';
import { everybodyReceives, found, knock, OPEN_RULES, person } from './testing/small-group.ts';

const UNKNOWN: Proposal = { proposalType: 0xf0c0, proposalData: utf8('x') };
const OTHER_OPTIONS: Proposal = {
  proposalType: 'group_context_extensions',
  groupContextExtensions: {
    extensions: [{ extensionType: 0xf0b1, extensionData: utf8('{"locked":true}') }],
  },
};

interface Stage {
  /** Under attack; the founder at leaf 0. */
  readonly victim: GroupKeys;
  /** At leaf 1. */
  readonly bystander: GroupKeys;
  /** At leaf 2. */
  readonly insider: HostileMember;
}
type Attack = (stage: Stage) => Promise<Bytes>;
type Row = readonly [
  what: string,
  rule: keyof typeof COMMIT_RULES,
  code: RefusedByGroup['code'],
  attack: Attack,
  rules?: GroupRules,
];

const refusing = (rules: Partial<GroupRules>): GroupRules => ({ ...OPEN_RULES, ...rules });
const remove = (removed: number): Proposal => ({ proposalType: 'remove', remove: { removed } });
const joinWith =
  (...proposals: readonly Proposal[]): Attack =>
  async ({ victim }) =>
    (await rawJoin(victim, await person('outsider'), proposals)).commit;
const commitWith =
  (...extraProposals: Proposal[]): Attack =>
  ({ insider }) =>
    insider.commit({ extraProposals });

/** With the rule the code, without it the library applies the commit. */
const ROWS: readonly Row[] = [
  ['joining without the PSK', 'psk', 'no-psk', joinWith()],
  ['showing the PSK twice', 'psk', 'no-psk', joinWith(linkPskProposal(), linkPskProposal())],
  [
    'removing somebody else while joining',
    'removes',
    'foreign-remove',
    joinWith(linkPskProposal(), remove(1)),
  ],
  [
    'joining with a proposal that nobody knows',
    'kinds',
    'proposal-not-allowed',
    joinWith(linkPskProposal(), UNKNOWN),
  ],
  ['joining twice', 'one leaf each', 'bad-credential', joiningTwice],
  ['joining with a key that is in the tree', 'keys', 'key-reused', joiningWithTakenKey],
  [
    'joining a locked group',
    'product',
    'rule:locked',
    joinWith(linkPskProposal()),
    refusing({
      mayJoin: (who) => (isNamed(who, 'outsider') ? { code: 'rule:locked' } : undefined),
    }),
  ],
  ['adding somebody', 'kinds', 'proposal-not-allowed', addingSomebody],
  [
    'committing a proposal that nobody knows',
    'kinds',
    'proposal-not-allowed',
    commitWith(UNKNOWN, remove(1)),
  ],
  [
    'showing the PSK as a member',
    'kinds',
    'proposal-not-allowed',
    commitWith(linkPskProposal(), remove(1)),
  ],
  [
    'data beside a commit',
    'bare',
    'malformed',
    ({ insider }) => insider.commit({ authenticatedData: utf8('x') }),
  ],
  [
    'data beside a join that is no pass',
    'bare',
    'malformed',
    async ({ victim }) =>
      (
        await rawJoin(victim, await person('outsider'), [linkPskProposal()], {
          authenticatedData: randomBytes(PASS_BYTES + 1),
        })
      ).commit,
  ],
  [
    'joining with another pass than the rules want',
    'product',
    'rule:not-admitted',
    async ({ victim }) =>
      (
        await rawJoin(victim, await person('outsider'), [linkPskProposal()], {
          authenticatedData: new Uint8Array(PASS_BYTES),
        })
      ).commit,
    refusing({
      mayJoin: async (_who, _group, _replaces, pass) =>
        pass?.every((byte) => byte === 0) === true ? { code: 'rule:not-admitted' } : undefined,
    }),
  ],
  ['a commit without fresh keys', 'path', 'malformed', commitWith(OTHER_OPTIONS)],
  ['taking another identity', 'identity', 'bad-credential', takingAnotherIdentity],
  [
    'an extension of the group that nobody knows',
    'options',
    'bad-options',
    ({ insider }) =>
      insider.commitExtensions([{ extensionType: 0xf0b2, extensionData: utf8('x') }]),
  ],
  [
    'removing without the right to',
    'product',
    'rule:no-host',
    commitWith(remove(1)),
    refusing({ mayCommit: ({ removed }) => (removed[0] ? { code: 'rule:no-host' } : undefined) }),
  ],
  [
    'changing options without the right to',
    'product',
    'rule:no-host',
    changingOptions,
    refusing({ mayCommit: ({ options }) => (options ? { code: 'rule:no-host' } : undefined) }),
  ],
];

describe('who may commit what', () => {
  for (const [what, rule, code, attack, rules] of ROWS) {
    test(`${what} is refused, and only by the rule "${rule}"`, async () => {
      const unguarded = await stage(rule, rules);
      const applied = await unguarded.victim.receive(await attack(unguarded));
      assert.equal(applied.outcome, 'applied', JSON.stringify(applied));

      const guarded = await stage(undefined, rules);
      const commit = await attack(guarded);
      const before = Buffer.from(guarded.victim.authenticator());
      const received = await guarded.victim.receive(commit);
      assert.deepEqual(received, { outcome: 'refused', code });
      assert.deepEqual(Buffer.from(guarded.victim.authenticator()), before);
    });
  }

  test('a credential that is not good is refused by the rule, and by the library without it', async () => {
    const rules = refusing({ isMember: async (who) => !isNamed(who, 'outsider') });
    const join = joinWith(linkPskProposal());
    const open = await stage('identity');
    assert.equal((await open.victim.receive(await join(open))).outcome, 'applied');
    const guarded = await stage(undefined, rules);
    const refusal = await guarded.victim.receive(await join(guarded));
    assert.deepEqual(refusal, { outcome: 'refused', code: 'bad-credential' });
    const hooked = await stage('identity', rules);
    const second = await hooked.victim.receive(await join(hooked));
    assert.deepEqual(second, { outcome: 'refused', code: 'not-authentic' });
  });

  /** Stopped by something else too; what the rule adds is the reason. */
  const TWICE: readonly (readonly [...Required<Row>, behind: RefusedByGroup['code']])[] = [
    ['a replayed commit', 'epoch', 'wrong-epoch', replaying, OPEN_RULES, 'key-reused'],
    [
      'removing two while joining',
      'kinds',
      'proposal-not-allowed',
      joinWith(linkPskProposal(), remove(1), remove(2)),
      OPEN_RULES,
      'foreign-remove',
    ],
    [
      'changing options while joining',
      'kinds',
      'proposal-not-allowed',
      joinWith(linkPskProposal(), OTHER_OPTIONS),
      OPEN_RULES,
      'not-authentic',
    ],
  ];
  for (const [what, rule, code, attack, , behind] of TWICE) {
    test(`${what} is refused by the rule "${rule}", and without it as ${behind}`, async () => {
      for (const [without, expected] of [
        [undefined, code],
        [rule, behind],
      ] as const) {
        const on = await stage(without);
        const received = await on.victim.receive(await attack(on));
        assert.deepEqual(received, { outcome: 'refused', code: expected });
      }
    });
  }

  test('a rule of the product that throws refuses', async () => {
    const rules = refusing({
      mayCommit: () => {
        throw new Error('broken');
      },
    });
    const { victim, insider } = await stage(undefined, rules);
    const received = await victim.receive(await insider.commit({}));
    assert.deepEqual(received, { outcome: 'refused', code: 'rule:failed' });
  });
});

async function stage(without?: keyof typeof COMMIT_RULES, rules?: GroupRules): Promise<Stage> {
  const entries = Object.entries(COMMIT_RULES).filter(([name]) => name !== without);
  const victim = await found(rules, Object.fromEntries(entries));
  const joined = await knock(victim, 'bystander');
  await everybodyReceives([victim], joined.pending.commit);
  const raw = await rawJoin(victim, await person('insider'), [linkPskProposal()]);
  await everybodyReceives([victim, joined.keys], raw.commit);
  return { victim, bystander: joined.keys, insider: raw.member };
}

function isNamed({ identity }: { readonly identity: Bytes }, name: string): boolean {
  return Buffer.from(identity).toString() === name;
}

async function joiningTwice({ victim, bystander }: Stage): Promise<Bytes> {
  const own = await person('outsider');
  const first = await rawJoin(victim, own, [linkPskProposal()]);
  await everybodyReceives([victim, bystander], first.commit);
  return (await rawJoin(victim, own, [linkPskProposal()])).commit;
}

/** The outsider draws the same random numbers as somebody who is in. */
async function joiningWithTakenKey({ victim, insider }: Stage): Promise<Bytes> {
  const drawn = randomBytes(32);
  const rigged = { ...(await cipherSuite()), rng: { randomBytes: () => drawn } };
  const first = await rawJoin(victim, await person('first'), [linkPskProposal()], {
    suite: rigged,
  });
  await everybodyReceives([victim], first.commit);
  // Replaces the parents that the first one made: the library compares with parents only.
  await insider.follow(first.commit);
  await everybodyReceives([victim], await insider.commit({}));
  return (await rawJoin(victim, await person('outsider'), [linkPskProposal()], { suite: rigged }))
    .commit;
}

async function addingSomebody({ insider }: Stage): Promise<Bytes> {
  const suite = await cipherSuite();
  const ghost = await person('ghost');
  const { publicPackage } = await generateKeyPackageWithKey(
    { credentialType: 'basic', identity: ghost.identity },
    CAPABILITIES,
    { notBefore: 0n, notAfter: 2n ** 63n },
    [],
    { signKey: ghost.signingKey.reveal(), publicKey: ghost.signatureKey },
    suite,
  );
  const add: Proposal = { proposalType: 'add', add: { keyPackage: publicPackage } };
  return insider.commit({ extraProposals: [add, remove(1)] });
}

function takingAnotherIdentity({ insider }: Stage): Promise<Bytes> {
  const { ratchetTree, privatePath } = insider.state;
  const at = privatePath.leafIndex * 2;
  const node = ratchetTree[at];
  if (node?.nodeType !== 'leaf') throw new Error('no leaf');
  const credential = { credentialType: 'basic', identity: utf8('founder') } as const;
  const disguised = { nodeType: 'leaf', leaf: { ...node.leaf, credential } } as const;
  insider.state = { ...insider.state, ratchetTree: ratchetTree.with(at, disguised) };
  return insider.commit({});
}

async function changingOptions({ bystander }: Stage): Promise<Bytes> {
  return (await bystander.commit({ options: utf8('{"locked":true}') })).commit;
}

async function replaying({ victim, bystander }: Stage): Promise<Bytes> {
  const update = await bystander.commit({});
  await everybodyReceives([victim], update.commit);
  return update.commit;
}
