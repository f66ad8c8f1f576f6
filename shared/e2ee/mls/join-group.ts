import { equalBytes, type Bytes } from '@blende/shared/basics/bytes.ts';
import type { Secret } from '@blende/shared/basics/secret.ts';
import type { CiphersuiteImpl } from 'ts-mls/crypto/ciphersuite.js';
import { verifyGroupInfoSignature, type GroupInfo } from 'ts-mls/groupInfo.js';
import { decodeRatchetTree, type RatchetTree } from 'ts-mls/ratchetTree.js';
import { CheckedCredentials } from './checked-credentials.ts';
import { checkTree } from './check-tree.ts';
import { cipherSuite } from './cipher-suite.ts';
import { COMMIT_RULES } from './commit-rules.ts';
import { externalCommit } from './external-commit.ts';
import type { GroupMember, GroupRules, GroupView, JoinedGroup, OwnIdentity } from './group-keys.ts';
import { membersOf } from './leaf.ts';
import { HPKE_KEY_BYTES } from './limits.ts';
import { linkPskIndex, linkPskProposal } from './link-psk.ts';
import { MlsGroup } from './mls-group.ts';
import { SUITE_NAME } from './names.ts';
import { optionsIn } from './options-extension.ts';
import { readGroupInfo, writePublicMessage } from './read-message.ts';
import { refused, type RefusedByGroup } from './refusal.ts';

export interface Joining {
  readonly own: OwnIdentity;
  /** As `GroupKeys.groupInfo` gave it. */
  readonly groupInfo: Bytes;
  readonly psk: Secret<Bytes>;
  readonly rules: GroupRules;
  /** What the id of a group in this place starts with. */
  readonly groupIdPrefix: Bytes;
  /** Given by somebody who was in the group: only an offer that such a member signed is taken. */
  readonly isKnownSigner?: (signer: GroupMember) => boolean;
  /** The epoch in which they were: an older one would bring back who was removed since. */
  readonly fromEpoch?: number;
  /** Shown to the rules of every member; PASS_BYTES. */
  readonly pass?: Bytes;
}

/**
 * Joins by an external commit with the link's PSK; an older leaf of the same identity is removed.
 * Nobody else has taken part yet when this answers: only the server's order and the first message
 * of a member show that the group is not a stale or forked one.
 */
export async function joinGroup(joining: Joining): Promise<JoinedGroup> {
  try {
    return await join(joining);
  } catch {
    return refused('not-authentic');
  }
}

async function join(joining: Joining): Promise<JoinedGroup> {
  const { own, groupInfo, psk, rules, groupIdPrefix, isKnownSigner, pass } = joining;
  const offer = readOffer(groupInfo, groupIdPrefix);
  if (offer.outcome === 'refused') return offer;
  const { info, tree, externalPub, options } = offer;
  const suite = await cipherSuite();
  const credentials = new CheckedCredentials(rules);
  const problem = await checkOffer(info, tree, credentials, suite);
  if (problem !== undefined) return problem;
  const { groupId, epoch } = info.groupContext;
  if (epoch < BigInt(joining.fromEpoch ?? 0)) return refused('wrong-epoch');
  const members = membersOf(tree);
  const signer = members.find(({ leaf }) => leaf === info.signer);
  if (signer === undefined || isKnownSigner?.(signer) === false) return refused('unknown-sender');
  const twin = members.find(({ signatureKey }) => equalBytes(signatureKey, own.signatureKey));
  if (twin !== undefined && !equalBytes(twin.identity, own.identity))
    return refused('bad-credential');
  const group: GroupView = {
    groupId: new Uint8Array(groupId),
    epoch: Number(epoch),
    ownLeaf: -1,
    members,
    options,
  };
  const refusal = await rules.mayJoin(own, group, twin?.leaf, pass);
  if (refusal !== undefined) return refused(refusal.code);
  const { message, state } = await externalCommit({
    suite,
    own,
    info,
    tree,
    externalPub,
    proposals: [
      linkPskProposal(),
      ...(twin === undefined
        ? []
        : [{ proposalType: 'remove', remove: { removed: twin.leaf } } as const]),
    ],
    psks: linkPskIndex(psk),
    config: credentials.clientConfig(),
    ...(pass === undefined ? {} : { authenticatedData: pass }),
  });
  const keys = new MlsGroup(state, { suite, psk, rules, credentials, commitRules: COMMIT_RULES });
  return { outcome: 'joining', pending: await keys.joining(writePublicMessage(message)), keys };
}

type Offer =
  | {
      readonly outcome: 'offer';
      readonly info: GroupInfo;
      readonly tree: RatchetTree;
      readonly externalPub: Uint8Array;
      readonly options: Bytes;
    }
  | RefusedByGroup;

function readOffer(bytes: Bytes, groupIdPrefix: Bytes): Offer {
  const read = readGroupInfo(bytes);
  if (read.outcome === 'refused') return read;
  const info = read.message;
  const { groupId, cipherSuite: suite, version, extensions } = info.groupContext;
  if (suite !== SUITE_NAME || version !== 'mls10') return refused('wrong-suite');
  if (!equalBytes(groupId.subarray(0, groupIdPrefix.length), groupIdPrefix))
    return refused('wrong-group');
  if (info.groupContext.epoch > BigInt(Number.MAX_SAFE_INTEGER)) return refused('wrong-epoch');
  const options = optionsIn(extensions);
  if (options === undefined) return refused('bad-options');
  const [externalPub, encodedTree] = ['external_pub', 'ratchet_tree'].map(
    (type) => info.extensions.find((each) => each.extensionType === type)?.extensionData,
  );
  if (externalPub?.length !== HPKE_KEY_BYTES || encodedTree === undefined)
    return refused('malformed');
  const [tree] = decodeRatchetTree(encodedTree, 0) ?? [];
  if (tree === undefined) return refused('bad-tree');
  return { outcome: 'offer', info, tree, externalPub, options };
}

async function checkOffer(
  info: GroupInfo,
  tree: RatchetTree,
  credentials: CheckedCredentials,
  suite: CiphersuiteImpl,
): Promise<RefusedByGroup | undefined> {
  const problem = await checkTree(tree, info.groupContext, credentials, suite);
  if (problem !== undefined) return problem;
  const signer = membersOf(tree).find(({ leaf }) => leaf === info.signer);
  if (signer === undefined) return refused('unknown-sender');
  const isSigned = await verifyGroupInfoSignature(info, signer.signatureKey, suite.signature);
  return isSigned ? undefined : refused('not-authentic');
}
