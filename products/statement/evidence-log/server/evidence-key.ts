import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fromBase64, toBase64 } from '@blende/shared/evidence/base64.ts';
import { parseVerifier, verifierText } from '@blende/shared/evidence/signed-note.ts';
import type { NoteSigner } from '@blende/shared/evidence/signed-note.ts';
import { EvidenceLogError } from './evidence-log-error.ts';
import { writeFileSafely } from './write-safely.ts';

const NAME_BYTES = 8;

/**
 * The key that signs this log, from its file (mode 0600); made at the first start. The file has two
 * lines: the public key as a signed note spells it, and the private one as PKCS 8 in base64.
 * @throws EvidenceLogError if the file is not one of ours.
 */
export async function evidenceKey(path: string): Promise<NoteSigner> {
  const text = readIfThere(path);
  return text === undefined ? makeKey(path) : readKey(text);
}

async function makeKey(path: string): Promise<NoteSigner> {
  const keys = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  if (!('privateKey' in keys)) throw new EvidenceLogError('key-unusable');
  const signer = {
    // Of no meaning, and so it stays when the instance gets another address.
    name: `blende/evidence/${randomBytes(NAME_BYTES).toString('hex')}`,
    publicKey: new Uint8Array(await crypto.subtle.exportKey('raw', keys.publicKey)),
    privateKey: keys.privateKey,
  };
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', keys.privateKey));
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const text = `${await verifierText(signer)}\n${toBase64(pkcs8)}\n`;
  await writeFileSafely(path, Buffer.from(text), 0o600);
  pkcs8.fill(0);
  return signer;
}

async function readKey(text: string): Promise<NoteSigner> {
  const [publicLine = '', privateLine = ''] = text.split('\n');
  const verifier = await parseVerifier(publicLine);
  const pkcs8 = fromBase64(privateLine);
  if (verifier === undefined || pkcs8 === undefined) throw new EvidenceLogError('key-unusable');
  try {
    const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', false, ['sign']);
    return { ...verifier, privateKey };
  } catch {
    throw new EvidenceLogError('key-unusable');
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
