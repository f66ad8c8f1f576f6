import type { Bytes } from '@blende/shared/basics/bytes.ts';
import type { Secret } from '@blende/shared/basics/secret.ts';
import type { ClientState } from 'ts-mls/clientState.js';
import { createGroupInfoWithExternalPubAndRatchetTree } from 'ts-mls/createCommit.js';
import { protectApplicationData } from 'ts-mls/messageProtection.js';
import { processPublicMessage } from 'ts-mls/processMessages.js';
import type { Proposal } from 'ts-mls/proposal.js';
import { decodeRatchetTree } from 'ts-mls/ratchetTree.js';
import type { SecretTree } from 'ts-mls/secretTree.js';
import { CheckedCredentials } from '../checked-credentials.ts';
import { cipherSuite } from '../cipher-suite.ts';
import { externalCommit } from '../external-commit.ts';
import type { OwnIdentity } from '../group-keys.ts';
import { linkPskIndex, linkPskProposal } from '../link-psk.ts';
import { memberCommit } from '../member-commit.ts';
import { openMessage } from '../open-message.ts';
import {
  readGroupInfo,
  readPublicMessage,
  writeGroupInfo,
  writePrivateMessage,
  writePublicMessage,
} from '../read-message.ts';
import { OPEN_RULES } from './small-group.ts';

interface RawJoin {
  readonly groupInfo: Bytes;
  readonly own: OwnIdentity;
  /** Without it the commit shows none. */
  readonly psk: Secret<Bytes> | undefined;
  /** Leaves that the joiner removes. */
  readonly removes?: readonly number[];
}

/** Another leaf or another place in its ratchet than one's own. */
export interface SealAs {
  readonly leaf?: number;
  readonly generation?: number;
}

/** A member on the plain library, who obeys no rule of ours and can lie wherever it lets them. */
export class RawMember {
  #state: ClientState;
  readonly #psk: Secret<Bytes> | undefined;

  private constructor(state: ClientState, psk: Secret<Bytes> | undefined) {
    this.#state = state;
    this.#psk = psk;
  }

  /** @throws Error if the group info cannot be read. */
  static async join(
    join: RawJoin,
  ): Promise<{ readonly commit: Bytes; readonly member: RawMember }> {
    const { groupInfo, own, psk, removes = [] } = join;
    const read = readGroupInfo(groupInfo);
    if (read.outcome === 'refused') throw new Error(read.code);
    const info = read.message;
    const extension = (type: string) =>
      info.extensions.find((each) => each.extensionType === type)?.extensionData ??
      new Uint8Array();
    const [tree = []] = decodeRatchetTree(extension('ratchet_tree'), 0) ?? [];
    const proposals: Proposal[] = [
      ...(psk === undefined ? [] : [linkPskProposal()]),
      ...removes.map((removed) => ({ proposalType: 'remove', remove: { removed } }) as const),
    ];
    const { message, state } = await externalCommit({
      suite: await cipherSuite(),
      own,
      info,
      tree,
      externalPub: extension('external_pub'),
      proposals,
      psks: psk === undefined ? { findPsk: () => undefined } : linkPskIndex(psk),
      config: new CheckedCredentials(OPEN_RULES).clientConfig(),
    });
    return { commit: writePublicMessage(message), member: new RawMember(state, psk) };
  }

  get epoch(): number {
    return Number(this.#state.groupContext.epoch);
  }

  get leaf(): number {
    return this.#state.privatePath.leafIndex;
  }

  /** Leaf by signature key in hexadecimal digits. */
  leafOf(signatureKey: Bytes): number | undefined {
    const index = this.#state.ratchetTree.findIndex(
      (node) =>
        node?.nodeType === 'leaf' && node.leaf.signaturePublicKey.join() === signatureKey.join(),
    );
    return index < 0 ? undefined : index / 2;
  }

  /** Everybody's, by leaf. */
  identities(): readonly { readonly leaf: number; readonly identity: Bytes }[] {
    return this.#state.ratchetTree.flatMap((node, index) =>
      node?.nodeType === 'leaf' && node.leaf.credential.credentialType === 'basic'
        ? [{ leaf: index / 2, identity: new Uint8Array(node.leaf.credential.identity) }]
        : [],
    );
  }

  /** False for a commit of another group, another epoch or without this member. */
  async follow(commit: Bytes): Promise<boolean> {
    const read = readPublicMessage(commit);
    if (read.outcome === 'refused') return false;
    const psks = this.#psk === undefined ? { findPsk: () => undefined } : linkPskIndex(this.#psk);
    try {
      const suite = await cipherSuite();
      const { newState } = await processPublicMessage(this.#state, read.message, psks, suite);
      if (newState.groupActiveState.kind === 'removedFromGroup') return false;
      this.#state = newState;
      return true;
    } catch {
      return false;
    }
  }

  /** Goes on at once. */
  async remove(leaves: readonly number[]): Promise<Bytes> {
    const made = await memberCommit(this.#state, { remove: leaves }, await cipherSuite());
    this.#state = made.state;
    return writePublicMessage(made.message);
  }

  async groupInfo(): Promise<Bytes> {
    const suite = await cipherSuite();
    return writeGroupInfo(
      await createGroupInfoWithExternalPubAndRatchetTree(this.#state, [], suite),
    );
  }

  async open(message: Bytes): Promise<{ leaf: number; text: Bytes } | undefined> {
    const opened = await openMessage(message, this.#state, await cipherSuite());
    if (opened.outcome === 'refused') return undefined;
    this.#state = { ...this.#state, secretTree: opened.secretTree };
    return { leaf: opened.leaf, text: opened.text };
  }

  async seal(text: Bytes, as: SealAs = {}): Promise<Bytes> {
    const { keySchedule, groupContext, signaturePrivateKey, clientConfig } = this.#state;
    const { leaf = this.leaf, generation } = as;
    const sealed = await protectApplicationData(
      signaturePrivateKey,
      keySchedule.senderDataSecret,
      text,
      new Uint8Array(0),
      groupContext,
      generation === undefined
        ? this.#state.secretTree
        : atGeneration(this.#state.secretTree, leaf, generation),
      leaf,
      clientConfig.paddingConfig,
      await cipherSuite(),
    );
    if (generation === undefined)
      this.#state = { ...this.#state, secretTree: sealed.newSecretTree };
    return writePrivateMessage(sealed.privateMessage);
  }
}

/** The same secrets, said to be those of a later message. */
function atGeneration(tree: SecretTree, leaf: number, generation: number): SecretTree {
  return tree.map((node, index) =>
    index === leaf * 2 ? { ...node, application: { ...node.application, generation } } : node,
  );
}
