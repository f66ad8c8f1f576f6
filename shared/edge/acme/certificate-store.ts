import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ACCOUNT = 'account.pem';
/** In the folder of a certificate store. */
export const STORED = { chain: 'certificate.pem', key: 'key.pem' } as const;

export interface StoredCertificate {
  readonly chain: string;
  readonly key: string;
}

/** Account and certificate in a folder that nobody else can read. */
export class CertificateStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
  }

  /** The key that the authority knows this instance by; made by the first who asks. */
  async accountKey(make: () => Promise<string>): Promise<string> {
    const known = this.#read(ACCOUNT);
    if (known !== undefined) return known;
    const made = await make();
    this.#write(ACCOUNT, made);
    return made;
  }

  certificate(): StoredCertificate | undefined {
    const chain = this.#read(STORED.chain);
    const key = this.#read(STORED.key);
    return chain === undefined || key === undefined ? undefined : { chain, key };
  }

  /** Whoever reads between the two finds a pair that does not fit, and reads again. */
  keep({ chain, key }: StoredCertificate): void {
    this.#write(STORED.key, key);
    this.#write(STORED.chain, chain);
  }

  #read(name: string): string | undefined {
    try {
      return readFileSync(join(this.#folder, name), 'utf8');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    }
  }

  #write(name: string, text: string): void {
    const draft = join(this.#folder, `.${name}`);
    writeFileSync(draft, text, { mode: 0o600, flush: true });
    renameSync(draft, join(this.#folder, name));
  }
}
