import { equalBytes } from '@blende/shared/basics/bytes.ts';
import { toBase64url } from '@blende/shared/basics/base64url.ts';
import type { CheckedCredentials } from './checked-credentials.ts';
import type { CommitFacts } from './commit-facts.ts';
import type { Candidate, GroupMember, GroupRules, GroupView } from './group-keys.ts';
import { HASH_BYTES, PASS_BYTES } from './limits.ts';
import { LINK_PSK_ID } from './names.ts';
import { optionsIn } from './options-extension.ts';
import { owned } from './owned-bytes.ts';
import type { RefusedByGroup } from './refusal.ts';

export interface CommitCase {
  readonly facts: CommitFacts;
  readonly group: GroupView;
  /** Every HPKE public key in the tree. */
  readonly keysInTree: readonly Uint8Array[];
  readonly rules: GroupRules;
  readonly credentials: CheckedCredentials;
}

type Code = RefusedByGroup['code'] | undefined;
type CommitRule = (commit: CommitCase) => Code | Promise<Code>;

/**
 * Who may commit what, decided on the decoded commit before the library sees it; in this order.
 * What a signature, a tag or a decryption proves is the library's part, afterwards.
 */
export const COMMIT_RULES = {
  group: ({ facts, group }) =>
    equalBytes(facts.groupId, group.groupId) ? undefined : 'wrong-group',
  epoch: ({ facts, group }) => (facts.epoch === BigInt(group.epoch) ? undefined : 'wrong-epoch'),
  bare: ({ facts }) => {
    const { length } = facts.authenticatedData;
    const isPass = facts.sender === 'joiner' && length === PASS_BYTES;
    return length === 0 || isPass ? undefined : 'malformed';
  },
  inline: ({ facts }) => (facts.hasReference ? 'proposal-by-reference' : undefined),
  kinds: ({ facts }) => {
    const { externalInits, psks, removes, extensionLists, others } = facts;
    const isSound =
      facts.sender === 'joiner'
        ? externalInits === 1 && extensionLists.length === 0 && removes.length <= 1
        : externalInits === 0 && psks.length === 0 && extensionLists.length <= 1;
    return isSound && others === 0 ? undefined : 'proposal-not-allowed';
  },
  psk: ({ facts }) => {
    if (facts.sender !== 'joiner') return undefined;
    const [psk, ...more] = facts.psks;
    if (psk?.psktype !== 'external' || more.length > 0) return 'no-psk';
    const isLink = equalBytes(psk.pskId, LINK_PSK_ID) && psk.pskNonce.length === HASH_BYTES;
    return isLink ? undefined : 'no-psk';
  },
  path: ({ facts }) => (facts.leaf === undefined ? 'malformed' : undefined),
  sender: ({ facts, group }) =>
    facts.sender === 'joiner' || memberAt(group, facts.sender) ? undefined : 'unknown-sender',
  identity: async ({ facts, group, credentials }) => {
    const { leaf, sender } = facts;
    if (leaf === undefined) return undefined;
    const before = sender === 'joiner' ? undefined : memberAt(group, sender);
    if (before !== undefined) return isSame(before, leaf) ? undefined : 'bad-credential';
    return (await credentials.isGood(leaf)) ? undefined : 'bad-credential';
  },
  'one leaf each': ({ facts, group }) => {
    const { leaf } = facts;
    if (facts.sender !== 'joiner' || leaf === undefined) return undefined;
    const twin = group.members.find((each) => equalBytes(each.signatureKey, leaf.signatureKey));
    return twin === undefined || facts.removes.includes(twin.leaf) ? undefined : 'bad-credential';
  },
  removes: ({ facts, group }) => {
    const { leaf, sender, removes } = facts;
    if (new Set(removes).size < removes.length) return 'foreign-remove';
    const isSound = removes.every((removed) => {
      const member = memberAt(group, removed);
      if (member === undefined) return false;
      if (sender !== 'joiner') return removed !== sender;
      return leaf !== undefined && isSame(member, leaf);
    });
    return isSound ? undefined : 'foreign-remove';
  },
  options: ({ facts }) =>
    facts.extensionLists.every((list) => optionsIn(list) !== undefined) ? undefined : 'bad-options',
  keys: ({ facts, keysInTree }) => {
    const all = [...keysInTree, ...facts.newKeys].map((key) => toBase64url(owned(key)));
    return new Set(all).size < all.length ? 'key-reused' : undefined;
  },
  product: async ({ facts, group, rules }) => {
    const { leaf, sender, removes, extensionLists } = facts;
    if (sender === 'joiner') {
      if (leaf === undefined) return undefined;
      const { authenticatedData } = facts;
      const pass = authenticatedData.length === 0 ? undefined : authenticatedData;
      return (await rules.mayJoin(leaf, group, removes[0], pass))?.code;
    }
    const by = memberAt(group, sender);
    if (by === undefined) return undefined;
    const removed = group.members.filter((member) => removes.includes(member.leaf));
    const [list] = extensionLists;
    const options = list === undefined ? undefined : optionsIn(list);
    return rules.mayCommit({ removed, options }, by, group)?.code;
  },
} as const satisfies Readonly<Record<string, CommitRule>>;

export type CommitRules = Readonly<Record<string, CommitRule>>;

export async function judgeCommit(
  commit: CommitCase,
  rules: CommitRules = COMMIT_RULES,
): Promise<RefusedByGroup['code'] | undefined> {
  for (const rule of Object.values(rules)) {
    const code = await rule(commit);
    if (code !== undefined) return code;
  }
  return undefined;
}

function memberAt(group: GroupView, leaf: number): GroupMember | undefined {
  return group.members.find((member) => member.leaf === leaf);
}

function isSame(a: Candidate, b: Candidate): boolean {
  return equalBytes(a.identity, b.identity) && equalBytes(a.signatureKey, b.signatureKey);
}
