import { argon2 } from 'node:crypto';
import { promisify } from 'node:util';
import { randomBytes } from '@blende/shared/basics/bytes.ts';
import { Secret } from '@blende/shared/basics/secret.ts';
import type { RootWay } from './root-way.ts';

export type PassphraseWay = Extract<RootWay, { kind: 'passphrase' }>;

const SALT_BYTES = 16;
/** The second recommendation of RFC 9106, section 4, with twice its memory. */
const COST = { memoryKiB: 131_072, passes: 3, parallelism: 4 } as const;

export type Argon2Cost = Omit<PassphraseWay, 'kind' | 'salt'>;

/** A salt of its own, and what a guess costs. */
export function newPassphraseWay(cost: Argon2Cost = COST): PassphraseWay {
  return { kind: 'passphrase', ...cost, salt: randomBytes(SALT_BYTES) };
}

/** The root that a passphrase means. Every passphrase means one: the store says whether it is the right one. */
export async function passphraseRoot(
  passphrase: Secret<string>,
  { memoryKiB, passes, parallelism, salt }: PassphraseWay,
): Promise<Secret<Uint8Array>> {
  const root = await promisify(argon2)('argon2id', {
    // The same letters in another composition are the same passphrase.
    message: passphrase.reveal().normalize('NFKC'),
    nonce: salt,
    memory: memoryKiB,
    passes,
    parallelism,
    tagLength: 32,
  });
  return new Secret<Uint8Array>(root);
}
