import { fromBase64, toBase64 } from './base64.ts';
import { HASH_BYTES } from './merkle-hash.ts';
import { openNote, signNote, type NoteSigner, type NoteVerifier } from './signed-note.ts';
import type { TreeHead } from './verify-proofs.ts';

// Checkpoints (c2sp.org/tlog-checkpoint): a signed note with the log's name, its size and its root.
// The log's name is the name of its key.

export async function signCheckpoint(tree: TreeHead, signer: NoteSigner): Promise<string> {
  return signNote(`${signer.name}\n${tree.size}\n${toBase64(tree.root)}\n`, signer);
}

/** The tree that this key signed for; undefined for anything else. */
export async function openCheckpoint(
  note: string,
  verifier: NoteVerifier,
): Promise<TreeHead | undefined> {
  const text = await openNote(note, verifier);
  if (text === undefined) return undefined;
  // Lines after the third are allowed, and say nothing to us.
  const [origin, size = '', encodedRoot = ''] = text.split('\n');
  const root = fromBase64(encodedRoot);
  if (origin !== verifier.name || !/^(?:0|[1-9]\d{0,15})$/.test(size)) return undefined;
  if (root?.length !== HASH_BYTES || !Number.isSafeInteger(Number(size))) return undefined;
  return { size: Number(size), root };
}
