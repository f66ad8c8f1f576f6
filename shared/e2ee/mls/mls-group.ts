import type { Bytes } from '@blende/shared/basics/bytes.ts';
import { equalBytes } from '@blende/shared/basics/bytes.ts';
import { Secret } from '@blende/shared/basics/secret.ts';
import type { ClientState } from 'ts-mls/clientState.js';
import { createGroupInfoWithExternalPubAndRatchetTree } from 'ts-mls/createCommit.js';
import { mlsExporter } from 'ts-mls/keySchedule.js';
import { protectApplicationData } from 'ts-mls/messageProtection.js';
import type { SecretTree } from 'ts-mls/secretTree.js';
import type {
  GroupKeys,
  GroupMember,
  GroupView,
  OpenedMessage,
  PendingCommit,
  ReceivedCommit,
} from './group-keys.ts';
import type { GroupParts } from './group-parts.ts';
import { membersOf } from './leaf.ts';
import { memberCommit } from './member-commit.ts';
import { forgetLate, nextEpoch, wipe, wipeState, wipeUnadopted } from './next-epoch.ts';
import { oneAfterAnother } from './one-after-another.ts';
import { openMessage } from './open-message.ts';
import { extensionsFor, optionsIn } from './options-extension.ts';
import { owned } from './owned-bytes.ts';
import { pendingCommit } from './pending-commit.ts';
import { writeGroupInfo, writePrivateMessage, writePublicMessage } from './read-message.ts';
import { receiveCommit } from './receive-commit.ts';

/** A member's state and the order of what happens to it; how things are done lies in other files. */
export class MlsGroup implements GroupKeys {
  readonly #parts: GroupParts;
  readonly #inTurn = oneAfterAnother();
  #state: ClientState;
  #members: readonly GroupMember[];
  #isClosed = false;

  constructor(state: ClientState, parts: GroupParts) {
    this.#parts = parts;
    this.#state = state;
    this.#members = membersOf(state.ratchetTree);
  }

  get groupId(): Bytes {
    return owned(this.#state.groupContext.groupId);
  }

  get epoch(): number {
    return Number(this.#state.groupContext.epoch);
  }

  get ownLeaf(): number {
    return this.#state.privatePath.leafIndex;
  }

  get members(): readonly GroupMember[] {
    return this.#members;
  }

  get options(): Bytes {
    return optionsIn(this.#state.groupContext.extensions) ?? new Uint8Array(0);
  }

  authenticator(): Bytes {
    return owned(this.#open().keySchedule.epochAuthenticator);
  }

  exportSecret(label: string, context: Bytes, lengthBytes: number): Promise<Secret<Bytes>> {
    const { exporterSecret } = this.#open().keySchedule;
    const { suite } = this.#parts;
    return mlsExporter(exporterSecret, label, context, lengthBytes, suite).then(
      (secret) => new Secret(owned(secret)),
    );
  }

  commit(change: {
    readonly remove?: readonly number[];
    readonly options?: Bytes;
  }): Promise<PendingCommit> {
    return this.#inTurn(async () => {
      const base = this.#open();
      const { options, remove = [] } = change;
      const wanted =
        options === undefined ? { remove } : { remove, extensions: extensionsFor(options) };
      const { message, state } = await memberCommit(base, wanted, this.#parts.suite);
      const pending = await this.#pending(base, writePublicMessage(message), state);
      if (!this.#isAt(base)) throw new Error('the group went on while this commit was made');
      return pending;
    });
  }

  receive(commit: Bytes): Promise<ReceivedCommit> {
    return this.#inTurn(async () => {
      const before = this.#open();
      const result = await receiveCommit(commit, before, this.#view(), this.#parts);
      if (result.outcome === 'refused') return result;
      if (!this.#isAt(before)) return { outcome: 'refused', code: 'wrong-epoch' };
      if (result.outcome === 'applied') this.#enter(result.state);
      else this[Symbol.dispose]();
      wipe(result.consumed);
      return result.received;
    });
  }

  seal(text: Bytes): Promise<Bytes> {
    return this.#inTurn(async () => {
      const { groupContext, keySchedule, secretTree, signaturePrivateKey, clientConfig } =
        this.#open();
      const sealed = await protectApplicationData(
        signaturePrivateKey,
        keySchedule.senderDataSecret,
        text,
        new Uint8Array(0),
        groupContext,
        secretTree,
        this.ownLeaf,
        clientConfig.paddingConfig,
        this.#parts.suite,
      );
      // Closed meanwhile, the keys may have been zeroes when this was sealed.
      this.#open();
      this.#keepRatchets(groupContext.epoch, sealed.newSecretTree);
      wipe(sealed.consumed);
      return writePrivateMessage(sealed.privateMessage);
    });
  }

  open(message: Bytes): Promise<OpenedMessage> {
    return this.#inTurn(async () => {
      const opened = await openMessage(message, this.#open(), this.#parts.suite);
      if (opened.outcome === 'refused') return opened;
      this.#keepRatchets(opened.epoch, opened.secretTree);
      wipe(opened.consumed);
      return { outcome: 'opened', leaf: opened.leaf, text: opened.text };
    });
  }

  forgetBefore(epoch: number): void {
    forgetLate(this.#state, BigInt(epoch));
  }

  groupInfo(): Promise<Bytes> {
    return this.#inTurn(async () => {
      for (;;) {
        const state = this.#open();
        const groupInfo = await this.#groupInfoOf(state);
        // A commit adopted meanwhile has zeroed what the external key is derived from.
        if (this.#isAt(state)) return groupInfo;
      }
    });
  }

  [Symbol.dispose](): void {
    this.#isClosed = true;
    wipeState(this.#state);
  }

  /** The commit with which this state was made by joining; the group is not held before `adopt`. */
  async joining(commit: Bytes): Promise<PendingCommit> {
    const groupInfo = await this.#groupInfoOf(this.#state);
    return pendingCommit(commit, groupInfo, {
      isCurrent: () => !this.#isClosed,
      enter: () => undefined,
      forget: () => {
        this[Symbol.dispose]();
      },
    });
  }

  async #pending(base: ClientState, commit: Bytes, state: ClientState): Promise<PendingCommit> {
    const groupInfo = await this.#groupInfoOf(state);
    return pendingCommit(commit, groupInfo, {
      isCurrent: () => this.#isAt(base),
      enter: () => {
        this.#enter(state);
      },
      forget: () => {
        wipeUnadopted(state, base);
      },
    });
  }

  #enter(state: ClientState): void {
    this.#state = nextEpoch(this.#open(), state);
    this.#members = membersOf(this.#state.ratchetTree);
  }

  /** A commit may have been adopted while a message was opened or sealed. */
  #keepRatchets(epoch: bigint, secretTree: SecretTree): void {
    if (epoch === this.#state.groupContext.epoch) this.#state = { ...this.#state, secretTree };
    const late = this.#state.historicalReceiverData.get(epoch);
    if (late !== undefined) this.#state.historicalReceiverData.set(epoch, { ...late, secretTree });
  }

  #isAt({ groupContext }: ClientState): boolean {
    const { confirmedTranscriptHash, epoch } = this.#state.groupContext;
    return (
      !this.#isClosed &&
      groupContext.epoch === epoch &&
      equalBytes(groupContext.confirmedTranscriptHash, confirmedTranscriptHash)
    );
  }

  #open(): ClientState {
    if (this.#isClosed) throw new Error('no member of this group any more');
    return this.#state;
  }

  #view(): GroupView {
    const { groupId, epoch, ownLeaf, members, options } = this;
    return { groupId, epoch, ownLeaf, members, options };
  }

  async #groupInfoOf(state: ClientState): Promise<Bytes> {
    const { suite } = this.#parts;
    return writeGroupInfo(await createGroupInfoWithExternalPubAndRatchetTree(state, [], suite));
  }
}
