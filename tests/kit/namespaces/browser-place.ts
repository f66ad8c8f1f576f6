import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CertificateAuthority } from './certificate-authority.ts';
import type { Site } from './network.ts';

/** A home on a machine of the network, for a browser that trusts the authority of the run. */
export class BrowserPlace implements Disposable {
  readonly #home = mkdtempSync(join(tmpdir(), 'blende-home-'));
  readonly #site: Site;

  constructor(site: Site, authority: CertificateAuthority) {
    this.#site = site;
    authority.trustIn(join(this.#home, '.pki/nssdb'));
  }

  /** What the browser has said on its standard error. */
  get saidFile(): string {
    return join(this.#home, 'said');
  }

  /** Starts Chromium on that machine; takes its arguments. */
  get chromium(): string {
    return this.#starter('/usr/bin/chromium', ` 2>>'${this.saidFile}'`);
  }

  /** Starts Firefox on that machine; where it is driven from it says on its standard error. */
  get firefox(): string {
    return this.#starter('/usr/bin/firefox-esr', '');
  }

  /** For a socket that leads out of that machine. */
  get socketFile(): string {
    return join(this.#home, 'way-out.sock');
  }

  [Symbol.dispose](): void {
    rmSync(this.#home, { recursive: true, force: true, maxRetries: 5 });
  }

  #starter(program: string, errors: string): string {
    const folder = join(this.#home, 'bin');
    mkdirSync(folder, { recursive: true });
    const path = join(folder, program.replaceAll('/', '-').slice(1));
    const command = [...this.#site.namespace.inside, program].join(' ');
    const lines = ['#!/bin/sh', `export HOME='${this.#home}'`, `exec ${command} "$@"${errors}`];
    writeFileSync(path, `${lines.join('\n')}\n`, { mode: 0o700 });
    return path;
  }
}
