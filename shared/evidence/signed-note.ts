import { concatBytes, equalBytes, utf8, type Bytes } from '@blende/shared/basics/bytes.ts';
import { fromBase64, toBase64 } from './base64.ts';

// Signed notes with Ed25519 (c2sp.org/signed-note): a text, an empty line, one line for each signature.

const ED25519 = 0x01;
const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;
const KEY_ID_BYTES = 4;
const MAX_NOTE_LENGTH = 65_536;
const KEY_NAME = /^[^\s+]+$/u;
const BEFORE_SIGNATURE = '\u2014 ';

// Every runtime has a name of its own for this type.
type SigningKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

/** Who signs, and how to tell: `<name>+<key id in hex>+<base64 of type and key>` as a text. */
export interface NoteVerifier {
  readonly name: string;
  /** 32 bytes of Ed25519 (RFC 8032). */
  readonly publicKey: Bytes;
}

export interface NoteSigner extends NoteVerifier {
  readonly privateKey: SigningKey;
}

/** `text` ends with a line break and holds no other control characters. */
export async function signNote(text: string, signer: NoteSigner): Promise<string> {
  if (!isNoteText(text) || !KEY_NAME.test(signer.name)) throw new RangeError('no text of a note');
  const signature = await crypto.subtle.sign('Ed25519', signer.privateKey, utf8(text));
  const signed = concatBytes(await keyId(signer), new Uint8Array(signature));
  return `${text}\n${BEFORE_SIGNATURE}${signer.name} ${toBase64(signed)}\n`;
}

/** The text of a note that this key signed; undefined if it did not, or the note is malformed. */
export async function openNote(note: string, verifier: NoteVerifier): Promise<string | undefined> {
  const end = note.lastIndexOf('\n\n');
  if (note.length > MAX_NOTE_LENGTH || end < 0 || !note.endsWith('\n')) return undefined;
  const text = note.slice(0, end + 1);
  const lines = note.slice(end + 2, -1).split('\n');
  if (!isNoteText(text)) return undefined;
  const id = await keyId(verifier);
  const signatures = lines.map(readSignature);
  if (!signatures.every((signature) => signature !== undefined)) return undefined;
  const ours = signatures.filter(
    ({ name, bytes }) => name === verifier.name && equalBytes(bytes.subarray(0, KEY_ID_BYTES), id),
  );
  const key = await crypto.subtle.importKey('raw', verifier.publicKey, 'Ed25519', false, [
    'verify',
  ]);
  const verified = await Promise.all(
    ours
      .filter(({ bytes }) => bytes.length === KEY_ID_BYTES + SIGNATURE_BYTES)
      .map(({ bytes }) =>
        crypto.subtle.verify('Ed25519', key, bytes.slice(KEY_ID_BYTES), utf8(text)),
      ),
  );
  const all = verified.length === ours.length && verified.every(Boolean);
  return ours.length > 0 && all ? text : undefined;
}

export async function verifierText(verifier: NoteVerifier): Promise<string> {
  const id = [...(await keyId(verifier))].map((byte) => byte.toString(16).padStart(2, '0'));
  return `${verifier.name}+${id.join('')}+${toBase64(typedKey(verifier))}`;
}

/** Undefined if the text names no Ed25519 key, or the key is not the one its id belongs to. */
export async function parseVerifier(text: string): Promise<NoteVerifier | undefined> {
  const [name = '', , ...encoded] = text.split('+');
  const typed = fromBase64(encoded.join('+'));
  if (typed?.[0] !== ED25519 || typed.length !== 1 + KEY_BYTES) return undefined;
  const verifier = { name, publicKey: typed.slice(1) };
  return (await verifierText(verifier)) === text && KEY_NAME.test(name) ? verifier : undefined;
}

async function keyId(verifier: NoteVerifier): Promise<Bytes> {
  const named = concatBytes(utf8(`${verifier.name}\n`), typedKey(verifier));
  return new Uint8Array(await crypto.subtle.digest('SHA-256', named)).slice(0, KEY_ID_BYTES);
}

function typedKey({ publicKey }: NoteVerifier): Bytes {
  return concatBytes(Uint8Array.of(ED25519), publicKey);
}

function readSignature(line: string): { name: string; bytes: Bytes } | undefined {
  const [name = '', encoded = '', ...more] = line.slice(BEFORE_SIGNATURE.length).split(' ');
  const bytes = fromBase64(encoded);
  if (!line.startsWith(BEFORE_SIGNATURE) || more.length > 0 || !KEY_NAME.test(name))
    return undefined;
  return bytes === undefined || bytes.length <= KEY_ID_BYTES ? undefined : { name, bytes };
}

function isNoteText(text: string): boolean {
  return text.endsWith('\n') && !Array.from(text).some((char) => char < ' ' && char !== '\n');
}
