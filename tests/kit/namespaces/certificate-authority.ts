import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './run.ts';

const DAYS = '2';
const NAME = 'Blende test authority';

/** Files of one certificate, in PEM. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

/** Signs certificates for one run. Browsers trust it through their own stores. */
export class CertificateAuthority implements Disposable {
  readonly #folder = mkdtempSync(join(tmpdir(), 'blende-authority-'));

  constructor() {
    const own = ['-subj', `/CN=${NAME}`, '-addext', 'keyUsage=critical,keyCertSign'];
    run('openssl', [
      'req',
      '-x509',
      ...this.#newKey('authority'),
      ...own,
      '-days',
      DAYS,
      '-out',
      this.file,
    ]);
  }

  /** The authority's own certificate. */
  get file(): string {
    return join(this.#folder, 'authority.pem');
  }

  /** A certificate with its chain, for a server of this name. */
  certificateFor(domain: string): Certificate {
    const [request, extensions, certificate] = ['csr', 'ext', 'pem'].map((ending) =>
      join(this.#folder, `${domain}.${ending}`),
    ) as [string, string, string];
    run('openssl', [
      'req',
      '-new',
      ...this.#newKey(domain),
      '-subj',
      `/CN=${domain}`,
      '-out',
      request,
    ]);
    writeFileSync(extensions, `subjectAltName=DNS:${domain}\nextendedKeyUsage=serverAuth\n`);
    const signer = ['-CA', this.file, '-CAkey', this.#keyOf('authority'), '-CAcreateserial'];
    const what = ['-in', request, '-extfile', extensions, '-days', DAYS, '-out', certificate];
    run('openssl', ['x509', '-req', ...signer, ...what]);
    writeFileSync(certificate, readFileSync(this.file), { flag: 'a' });
    return { certificate, key: this.#keyOf(domain) };
  }

  /** Makes the NSS store of a folder trust it: Chromium's in a home, Firefox's in a profile. */
  trustIn(folder: string): void {
    mkdirSync(folder, { recursive: true });
    const store = ['-d', `sql:${folder}`];
    run('certutil', [...store, '-N', '--empty-password']);
    run('certutil', [...store, '-A', '-t', 'C,,', '-n', NAME, '-i', this.file]);
  }

  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #newKey(name: string): string[] {
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
    return [...curve, '-nodes', '-keyout', this.#keyOf(name)];
  }

  #keyOf(name: string): string {
    return join(this.#folder, `${name}.key`);
  }
}
