import type { Bytes } from '@blende/shared/basics/bytes.ts';
import type { Secret } from '@blende/shared/basics/secret.ts';
import type { RefusedByGroup, RuleRefusal } from './refusal.ts';

/** Who a leaf claims to be: the bytes of its basic credential and the Ed25519 key that signs (32 bytes). */
export interface Candidate {
  readonly identity: Bytes;
  readonly signatureKey: Bytes;
}

export interface GroupMember extends Candidate {
  /** Index of the leaf, from 0 (RFC 9420, section 4.1.1). Free leaves are given out again. */
  readonly leaf: number;
}

/** The public state of a group. */
export interface GroupView {
  readonly groupId: Bytes;
  readonly epoch: number;
  readonly ownLeaf: number;
  /** By leaf. */
  readonly members: readonly GroupMember[];
  /** Content of the group context extension that carries the options. */
  readonly options: Bytes;
}

/** What the commit of a member changes besides the member's own keys. */
export interface CommitChange {
  readonly removed: readonly GroupMember[];
  readonly options: Bytes | undefined;
}

/**
 * Rules of the product, asked about each commit before the library sees it, and of a group before
 * it is joined. Only a value of theirs refuses; a rule that throws refuses too.
 */
export interface GroupRules {
  /** Is this credential good for this group? Asked once per credential and key. */
  isMember(candidate: Candidate): Promise<boolean>;
  /**
   * `replaces` is the leaf of the same identity and key, which the join removes; `pass` is what the
   * joiner shows, PASS_BYTES long, covered by the joiner's signature.
   */
  mayJoin(
    candidate: Candidate,
    group: GroupView,
    replaces?: number,
    pass?: Bytes,
  ): RuleRefusal | undefined | Promise<RuleRefusal | undefined>;
  mayCommit(change: CommitChange, by: GroupMember, group: GroupView): RuleRefusal | undefined;
}

export type ReceivedCommit =
  | {
      readonly outcome: 'applied';
      readonly by: number;
      readonly added: readonly number[];
      readonly removed: readonly number[];
      readonly optionsChanged: boolean;
    }
  /** The commit removed ourselves; the keys are of no use any more. `options`: what it set them to. */
  | { readonly outcome: 'removed'; readonly by: number; readonly options?: Bytes }
  | RefusedByGroup;

export type OpenedMessage =
  | { readonly outcome: 'opened'; readonly leaf: number; readonly text: Bytes }
  | RefusedByGroup;

/** A commit of ours. Nothing changes before `adopt`, which the server's order decides. */
export interface PendingCommit {
  readonly commit: Bytes;
  /** Of the next epoch. */
  readonly groupInfo: Bytes;
  /** @throws Error if another commit was adopted or received meanwhile. */
  adopt(): void;
  discard(): void;
}

/**
 * The keys of one MLS group (RFC 9420) as one of its members. Operations are taken one after the
 * other in the order of their calls. After removal or disposal those that need a key throw.
 */
export interface GroupKeys extends GroupView, Disposable {
  /** Epoch authenticator, 32 bytes (RFC 9420, section 8.7). */
  authenticator(): Bytes;
  /** RFC 9420, section 8.5. */
  exportSecret(label: string, context: Bytes, lengthBytes: number): Promise<Secret<Bytes>>;
  commit(change: {
    readonly remove?: readonly number[];
    readonly options?: Bytes;
  }): Promise<PendingCommit>;
  receive(commit: Bytes): Promise<ReceivedCommit>;
  /** A PrivateMessage with application data for everybody in the group. */
  seal(text: Bytes): Promise<Bytes>;
  /** Opens a message of this epoch or of one of the LATE_EPOCHS before it. */
  open(message: Bytes): Promise<OpenedMessage>;
  /** Messages of epochs before this one cannot be opened any more. */
  forgetBefore(epoch: number): void;
  /** With ratchet tree and external public key, for somebody who joins. */
  groupInfo(): Promise<Bytes>;
}

/** A signature key pair with the credential that it speaks for. */
export interface OwnIdentity extends Candidate {
  /** Ed25519, PKCS #8. */
  readonly signingKey: Secret<Bytes>;
}

export type JoinedGroup =
  | { readonly outcome: 'joining'; readonly pending: PendingCommit; readonly keys: GroupKeys }
  | RefusedByGroup;
