import type { Bytes } from '@blende/shared/basics/bytes.ts';
import type { ClientState } from 'ts-mls/clientState.js';
import { createCommit, type CreateCommitOptions } from 'ts-mls/createCommit.js';
import type { CiphersuiteImpl } from 'ts-mls/crypto/ciphersuite.js';
import { processPublicMessage } from 'ts-mls/processMessages.js';
import type { Extension } from 'ts-mls/extension.js';
import type { Proposal } from 'ts-mls/proposal.js';
import { decodeRatchetTree } from 'ts-mls/ratchetTree.js';
import { CheckedCredentials } from '../checked-credentials.ts';
import { cipherSuite } from '../cipher-suite.ts';
import { externalCommit } from '../external-commit.ts';
import type { GroupKeys, OwnIdentity } from '../group-keys.ts';
import { linkPskIndex } from '../link-psk.ts';
import { memberCommit } from '../member-commit.ts';
import { readGroupInfo, readPublicMessage, writePublicMessage } from '../read-message.ts';
import { OPEN_RULES, PSK } from './small-group.ts';

/** Joins with whatever proposals it likes and asks no rule. */
export async function rawJoin(
  host: GroupKeys,
  own: OwnIdentity,
  proposals: readonly Proposal[],
  { suite, ...rest }: { suite?: CiphersuiteImpl; authenticatedData?: Bytes } = {},
): Promise<{ readonly commit: Bytes; readonly member: HostileMember }> {
  const read = readGroupInfo(await host.groupInfo());
  if (read.outcome === 'refused') throw new Error(read.code);
  const info = read.message;
  const extension = (type: string) =>
    info.extensions.find((each) => each.extensionType === type)?.extensionData ?? new Uint8Array();
  const [tree = []] = decodeRatchetTree(extension('ratchet_tree'), 0) ?? [];
  const { message, state } = await externalCommit({
    suite: suite ?? (await cipherSuite()),
    own,
    info,
    tree,
    externalPub: extension('external_pub'),
    proposals,
    psks: linkPskIndex(PSK),
    config: new CheckedCredentials(OPEN_RULES).clientConfig(),
    ...rest,
  });
  return { commit: writePublicMessage(message), member: new HostileMember(state) };
}

/** A member who uses the library as it comes: every secret, and no rule of ours. */
export class HostileMember {
  state: ClientState;

  constructor(state: ClientState) {
    this.state = state;
  }

  async follow(commit: Bytes): Promise<void> {
    const read = readPublicMessage(commit);
    if (read.outcome === 'refused') throw new Error(read.code);
    const suite = await cipherSuite();
    const result = await processPublicMessage(this.state, read.message, linkPskIndex(PSK), suite);
    this.state = result.newState;
  }

  async commit(options: CreateCommitOptions): Promise<Bytes> {
    const context = {
      state: this.state,
      cipherSuite: await cipherSuite(),
      pskIndex: linkPskIndex(PSK),
    };
    const { commit } = await createCommit(context, { ...options, wireAsPublicMessage: true });
    if (commit.wireformat !== 'mls_public_message') throw new Error('not public');
    return writePublicMessage(commit.publicMessage);
  }

  /** A commit with fresh keys that sets the extensions of the group. */
  async commitExtensions(
    extensions: readonly Extension[],
    suite?: CiphersuiteImpl,
  ): Promise<Bytes> {
    const used = suite ?? (await cipherSuite());
    return writePublicMessage((await memberCommit(this.state, { extensions }, used)).message);
  }
}
