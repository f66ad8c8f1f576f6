import { equalBytes, type Bytes } from '@blende/shared/basics/bytes.ts';
import type { ClientState } from 'ts-mls/clientState.js';
import { processPublicMessage } from 'ts-mls/processMessages.js';
import { getHpkePublicKey } from 'ts-mls/ratchetTree.js';
import { commitFacts, type CommitFacts } from './commit-facts.ts';
import { judgeCommit } from './commit-rules.ts';
import type { GroupView, ReceivedCommit } from './group-keys.ts';
import { membersOf } from './leaf.ts';
import { linkPskIndex } from './link-psk.ts';
import type { GroupParts } from './group-parts.ts';
import { optionsIn } from './options-extension.ts';
import { pathKeysFit } from './path-keys-fit.ts';
import { readPublicMessage } from './read-message.ts';
import { refused, type RefusedByGroup } from './refusal.ts';

interface Done {
  readonly received: ReceivedCommit;
  /** To be zeroed. */
  readonly consumed: readonly Uint8Array[];
}

type Received =
  | (Done & { readonly outcome: 'applied'; readonly state: ClientState })
  | (Done & { readonly outcome: 'removed' })
  | RefusedByGroup;

/** Decodes, asks the rules, and only then lets the library check and apply a commit. */
export async function receiveCommit(
  bytes: Bytes,
  state: ClientState,
  group: GroupView,
  parts: GroupParts,
): Promise<Received> {
  const read = readPublicMessage(bytes);
  if (read.outcome === 'refused') return read;
  const facts = commitFacts(read.message);
  if (facts === undefined) return refused('malformed');
  const { rules, credentials, suite, psk, commitRules } = parts;
  const keysInTree = state.ratchetTree.flatMap((node) => (node ? [getHpkePublicKey(node)] : []));
  try {
    const commit = { facts, group, keysInTree, rules, credentials };
    const code = await judgeCommit(commit, commitRules);
    if (code !== undefined) return refused(code);
  } catch {
    return refused('rule:failed');
  }
  try {
    const { newState, consumed } = await processPublicMessage(
      state,
      read.message,
      linkPskIndex(psk),
      suite,
    );
    if (newState.groupActiveState.kind === 'removedFromGroup')
      return {
        outcome: 'removed',
        received: removal(facts),
        consumed,
      };
    if (!(await pathKeysFit(state, newState))) return refused('not-authentic');
    return { outcome: 'applied', state: newState, received: report(facts, newState), consumed };
  } catch {
    return refused('not-authentic');
  }
}

function removal({ sender, extensionLists }: CommitFacts): ReceivedCommit {
  const [list] = extensionLists;
  const options = list && optionsIn(list);
  const by = Number(sender);
  return { outcome: 'removed', by, ...(options === undefined ? {} : { options }) };
}

function report(facts: CommitFacts, after: ClientState): ReceivedCommit {
  const { leaf, sender, removes, extensionLists } = facts;
  const joined =
    sender === 'joiner' && leaf !== undefined
      ? membersOf(after.ratchetTree).filter(({ signatureKey }) =>
          equalBytes(signatureKey, leaf.signatureKey),
        )
      : [];
  const added = joined.map((member) => member.leaf);
  return {
    outcome: 'applied',
    by: sender === 'joiner' ? (added[0] ?? -1) : sender,
    added,
    removed: removes,
    optionsChanged: extensionLists.length > 0,
  };
}
