// Sizes in bytes. In a group of 100 a commit has 1 KB, or 5 KB when half of them were just removed,
// and a GroupInfo 39 KB.
export const MAX_COMMIT_BYTES = 65_536;
export const MAX_GROUP_INFO_BYTES = 262_144;
export const MAX_MESSAGE_BYTES = 65_536;
/** What the options of a group may hold. */
export const MAX_OPTIONS_BYTES = 16_384;
export const MAX_IDENTITY_BYTES = 512;
/** What somebody who joins may show to the rules: a key and its signature. */
export const PASS_BYTES = 96;
/** Nodes of a ratchet tree, so 512 leaves: what is beyond would be slow before it is refused. */
export const MAX_TREE_NODES = 1_023;

/** Epochs of which late messages can be opened: many who join at once end one after the other. */
export const LATE_EPOCHS = 3;

export const SIGNATURE_KEY_BYTES = 32;
export const HPKE_KEY_BYTES = 32;
/** Of a hash, a pre-shared key and its nonce (RFC 9420, section 8.4). */
export const HASH_BYTES = 32;
