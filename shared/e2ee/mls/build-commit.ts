import { nextEpochContext, type ClientState } from 'ts-mls/clientState.js';
import type { ClientConfig } from 'ts-mls/clientConfig.js';
import type { CiphersuiteImpl } from 'ts-mls/crypto/ciphersuite.js';
import type { PrivateKey } from 'ts-mls/crypto/hpke.js';
import { createConfirmationTag, createContentCommitSignature } from 'ts-mls/framedContent.js';
import type { GroupContext } from 'ts-mls/groupContext.js';
import { initializeEpoch } from 'ts-mls/keySchedule.js';
import { protectPublicMessage } from 'ts-mls/messageProtectionPublic.js';
import { getCommitSecret, pathToPathSecrets } from 'ts-mls/pathSecrets.js';
import { toPrivateKeyPath, updateLeafKey } from 'ts-mls/privateKeyPath.js';
import type { Proposal } from 'ts-mls/proposal.js';
import type { PublicMessage } from 'ts-mls/publicMessage.js';
import type { RatchetTree } from 'ts-mls/ratchetTree.js';
import { createSecretTree } from 'ts-mls/secretTree.js';
import type { Sender } from 'ts-mls/sender.js';
import { treeHashRoot } from 'ts-mls/treeHash.js';
import { leafWidth, toLeafIndex, toNodeIndex } from 'ts-mls/treemath.js';
import { createUpdatePath, type PathSecret, type UpdatePath } from 'ts-mls/updatePath.js';
import { randomBytes } from '@blende/shared/basics/bytes.ts';
import { HASH_BYTES } from './limits.ts';

export interface CommitParts {
  readonly suite: CiphersuiteImpl;
  /** Of the epoch that ends. */
  readonly context: GroupContext;
  readonly confirmationTag: Uint8Array;
  readonly membershipKey: Uint8Array;
  /** Of that epoch, or from the external key for somebody who joins. */
  readonly initSecret: Uint8Array;
  readonly sender: Sender;
  readonly ownLeaf: number;
  readonly signingKey: Uint8Array;
  readonly proposals: readonly Proposal[];
  /** With the proposals applied. */
  readonly tree: RatchetTree;
  readonly extensions: GroupContext['extensions'];
  readonly pskSecret: Uint8Array;
  readonly privateKeys: Readonly<Record<number, Uint8Array>>;
  readonly config: ClientConfig;
  /** Covered by the signature, readable by everybody who gets the commit. */
  readonly authenticatedData?: Uint8Array;
}

/**
 * A commit with an update path, as a PublicMessage, and the state after it (RFC 9420, section 12.4).
 * The library's own createCommit encrypts the path under the old extensions, so that a commit which
 * changes options and keys cannot be received, and its external join leaves the PSK out.
 */
export async function buildCommit(
  parts: CommitParts,
): Promise<{ readonly message: PublicMessage; readonly state: ClientState }> {
  const { suite, context, signingKey } = parts;
  const following = { ...context, extensions: parts.extensions };
  const [tree, path, pathSecrets, leafKey] = await createUpdatePath(
    parts.tree,
    toLeafIndex(parts.ownLeaf),
    following,
    signingKey,
    suite,
  );
  const signed = await signedCommit(parts, path);
  const groupContext = await nextEpochContext(
    following,
    'mls_public_message',
    signed.framedContent,
    signed.signature,
    await treeHashRoot(tree, suite.hash),
    parts.confirmationTag,
    suite.hash,
  );
  const commitSecret = await commitSecretOf(tree, pathSecrets, suite);
  const epoch = await beginEpoch(parts, commitSecret, groupContext, tree);
  const message = await protectPublicMessage(
    parts.membershipKey,
    context,
    {
      wireformat: 'mls_public_message',
      content: signed.framedContent,
      auth: {
        contentType: signed.framedContent.contentType,
        signature: signed.signature,
        confirmationTag: epoch.confirmationTag,
      },
    },
    suite,
  );
  const state: ClientState = {
    ...epoch,
    groupContext,
    ratchetTree: tree,
    privatePath: await privatePath(parts, pathSecrets, leafKey),
    unappliedProposals: {},
    historicalReceiverData: new Map(),
    signaturePrivateKey: signingKey,
    groupActiveState: { kind: 'active' },
    clientConfig: parts.config,
  };
  return { message, state };
}

function signedCommit(
  { context, proposals, sender, signingKey, suite, authenticatedData }: CommitParts,
  path: UpdatePath,
) {
  const inline = proposals.map(
    (proposal) => ({ proposalOrRefType: 'proposal', proposal }) as const,
  );
  return createContentCommitSignature(
    context,
    'mls_public_message',
    { proposals: inline, path },
    sender,
    authenticatedData ?? new Uint8Array(0),
    signingKey,
    suite.signature,
  );
}

/** Alone in the group nobody must agree, but whoever was just removed knows the init secret. */
async function commitSecretOf(
  tree: RatchetTree,
  pathSecrets: readonly PathSecret[],
  { kdf }: CiphersuiteImpl,
): Promise<Uint8Array> {
  const last = pathSecrets.at(-1);
  if (last === undefined) return randomBytes(HASH_BYTES);
  return getCommitSecret(tree, toNodeIndex(last.nodeIndex), last.secret, kdf);
}

async function beginEpoch(
  { initSecret, pskSecret, suite }: CommitParts,
  commitSecret: Uint8Array,
  context: GroupContext,
  tree: RatchetTree,
): Promise<Pick<ClientState, 'keySchedule' | 'confirmationTag' | 'secretTree'>> {
  const epoch = await initializeEpoch(initSecret, commitSecret, context, pskSecret, suite.kdf);
  const { keySchedule, encryptionSecret, joinerSecret } = epoch;
  const { confirmationKey } = keySchedule;
  const transcript = context.confirmedTranscriptHash;
  const confirmationTag = await createConfirmationTag(confirmationKey, transcript, suite.hash);
  const width = leafWidth(tree.length);
  const secretTree = await createSecretTree(width, encryptionSecret, suite.kdf);
  for (const used of [commitSecret, encryptionSecret, joinerSecret]) used.fill(0);
  return { keySchedule, confirmationTag, secretTree };
}

async function privatePath(
  { suite, ownLeaf, privateKeys }: CommitParts,
  pathSecrets: PathSecret[],
  leafKey: PrivateKey,
): Promise<ClientState['privatePath']> {
  const secrets = pathToPathSecrets(pathSecrets);
  const fresh = await toPrivateKeyPath(secrets, toLeafIndex(ownLeaf), suite);
  const merged = { ...fresh, privateKeys: { ...privateKeys, ...fresh.privateKeys } };
  return updateLeafKey(merged, await suite.hpke.exportPrivateKey(leafKey));
}
