/** A product's own reason, told apart from the codes below by its prefix. */
export type RuleCode = `rule:${string}`;

export interface RuleRefusal {
  readonly code: RuleCode;
}

export type GroupRefusalCode =
  /** Not the bytes of what was asked for. */
  | 'malformed'
  | 'too-large'
  /** Another protocol version or cipher suite. */
  | 'wrong-suite'
  | 'wrong-group'
  /** Too old to open or apply, a replay, or ahead of what was received. */
  | 'wrong-epoch'
  | 'proposal-by-reference'
  /** Nobody may commit this kind of proposal, or not in this combination. */
  | 'proposal-not-allowed'
  /** Somebody joins without showing the pre-shared key of the link. */
  | 'no-psk'
  /** Somebody who joins removes another's leaf, or a member one that does not exist. */
  | 'foreign-remove'
  | 'bad-options'
  /** The credential is not good for this group, or changed, or is there twice. */
  | 'bad-credential'
  /** A public key that is in the tree already, or twice in the commit. */
  | 'key-reused'
  | 'bad-tree'
  | 'unknown-sender'
  /** Signature, tag, decryption or a check of the library failed. */
  | 'not-authentic';

export interface RefusedByGroup {
  readonly outcome: 'refused';
  readonly code: GroupRefusalCode | RuleCode;
}

export function refused(code: RefusedByGroup['code']): RefusedByGroup {
  return { outcome: 'refused', code };
}
