import type { Capabilities } from 'ts-mls/capabilities.js';
import type { LeafNode } from 'ts-mls/leafNode.js';
import type { RatchetTree } from 'ts-mls/ratchetTree.js';
import type { Candidate, GroupMember } from './group-keys.ts';
import { HPKE_KEY_BYTES, MAX_IDENTITY_BYTES, SIGNATURE_KEY_BYTES } from './limits.ts';
import { OPTIONS_EXTENSION, SUITE_NAME } from './names.ts';
import { owned } from './owned-bytes.ts';

/** The same for every leaf, so that a leaf tells nothing about its browser. */
export const CAPABILITIES: Capabilities = {
  versions: ['mls10'],
  ciphersuites: [SUITE_NAME],
  extensions: [OPTIONS_EXTENSION],
  proposals: [],
  credentials: ['basic'],
};

/** The whole leaf as we make it, or undefined: nothing unknown rides along. */
export function candidateOf(leaf: LeafNode): Candidate | undefined {
  const { credential, capabilities, signaturePublicKey } = leaf;
  if (credential.credentialType !== 'basic') return undefined;
  if (credential.identity.length > MAX_IDENTITY_BYTES) return undefined;
  if (signaturePublicKey.length !== SIGNATURE_KEY_BYTES) return undefined;
  if (leaf.hpkePublicKey.length !== HPKE_KEY_BYTES) return undefined;
  if (leaf.extensions.length > 0 || leaf.leafNodeSource === 'update') return undefined;
  if (!isSame(capabilities, CAPABILITIES)) return undefined;
  return { identity: owned(credential.identity), signatureKey: owned(signaturePublicKey) };
}

function isSame(a: Capabilities, b: Capabilities): boolean {
  const fields = ['versions', 'ciphersuites', 'extensions', 'proposals', 'credentials'] as const;
  return fields.every((field) => String(a[field]) === String(b[field]));
}

/** The members of a tree whose leaves were checked, by leaf. */
export function membersOf(tree: RatchetTree): GroupMember[] {
  return tree.flatMap((node, index) => {
    if (node?.nodeType !== 'leaf') return [];
    const candidate = candidateOf(node.leaf);
    return candidate === undefined ? [] : [{ leaf: index / 2, ...candidate }];
  });
}

/** Holds the place in the tree until a path brings the leaf with its key and signature. */
export function placeholderLeaf({ identity, signatureKey }: Candidate): LeafNode {
  return {
    hpkePublicKey: new Uint8Array(HPKE_KEY_BYTES),
    signaturePublicKey: signatureKey,
    credential: { credentialType: 'basic', identity },
    capabilities: CAPABILITIES,
    leafNodeSource: 'commit',
    parentHash: new Uint8Array(0),
    extensions: [],
    signature: new Uint8Array(0),
  };
}
