import type { Bytes } from '@blende/shared/basics/bytes.ts';
import type { Extension } from 'ts-mls/extension.js';
import type { PreSharedKeyID } from 'ts-mls/presharedkey.js';
import type { Proposal } from 'ts-mls/proposal.js';
import type { PublicMessage } from 'ts-mls/publicMessage.js';
import type { Candidate } from './group-keys.ts';
import { candidateOf } from './leaf.ts';
import { owned } from './owned-bytes.ts';

/** What a commit says, sorted for the rules; nothing of it is believed yet. */
export interface CommitFacts {
  readonly groupId: Bytes;
  readonly epoch: bigint;
  /** The leaf of a member, or 'joiner' for an external commit. */
  readonly sender: number | 'joiner';
  readonly hasReference: boolean;
  readonly externalInits: number;
  readonly psks: readonly PreSharedKeyID[];
  readonly removes: readonly number[];
  readonly extensionLists: readonly (readonly Extension[])[];
  /** Proposals of every other kind: Add, Update, ReInit and what nobody knows. */
  readonly others: number;
  /** Who the new leaf says it is; undefined without a path or if it is no leaf of ours. */
  readonly leaf: Candidate | undefined;
  /** Every HPKE public key that the path brings. */
  readonly newKeys: readonly Uint8Array[];
  readonly authenticatedData: Bytes;
}

/** Undefined if this is no commit, or from somebody who is neither member nor joiner. */
export function commitFacts({ content }: PublicMessage): CommitFacts | undefined {
  if (content.contentType !== 'commit') return undefined;
  const { commit, sender } = content;
  if (sender.senderType !== 'member' && sender.senderType !== 'new_member_commit') return undefined;
  const proposals = commit.proposals.flatMap((each) =>
    each.proposalOrRefType === 'proposal' ? [each.proposal] : [],
  );
  const { path } = commit;
  return {
    groupId: owned(content.groupId),
    epoch: content.epoch,
    sender: sender.senderType === 'member' ? sender.leafIndex : 'joiner',
    hasReference: proposals.length < commit.proposals.length,
    ...sorted(proposals),
    leaf: path === undefined ? undefined : candidateOf(path.leafNode),
    newKeys:
      path === undefined
        ? []
        : [path.leafNode.hpkePublicKey, ...path.nodes.map((node) => node.hpkePublicKey)],
    authenticatedData: owned(content.authenticatedData),
  };
}

function sorted(proposals: readonly Proposal[]) {
  const psks: PreSharedKeyID[] = [];
  const removes: number[] = [];
  const extensionLists: Extension[][] = [];
  let externalInits = 0;
  let others = 0;
  for (const proposal of proposals) {
    if ('psk' in proposal) psks.push(proposal.psk.preSharedKeyId);
    else if ('remove' in proposal) removes.push(proposal.remove.removed);
    else if ('externalInit' in proposal) externalInits += 1;
    else if ('groupContextExtensions' in proposal)
      extensionLists.push(proposal.groupContextExtensions.extensions);
    else others += 1;
  }
  return { psks, removes, extensionLists, externalInits, others };
}
