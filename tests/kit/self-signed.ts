import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SelfSigned {
  /** PEM. */
  readonly chain: string;
  /** PEM. */
  readonly key: string;
}

/** A certificate that vouches for itself, for tests that name it as their only authority. */
export function selfSigned(
  domains: readonly string[],
  validity: readonly string[] = [],
): SelfSigned {
  const folder = mkdtempSync(join(tmpdir(), 'blende-certificate-'));
  const [certificate, key] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')];
  const names = domains.map((domain) => `DNS:${domain}`).join(',');
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const what = ['-subj', '/CN=blende test', '-addext', `subjectAltName=${names}`, ...validity];
  const files = ['-keyout', key, '-out', certificate];
  try {
    execFileSync('openssl', ['req', '-x509', ...curve, ...what, ...files], { stdio: 'pipe' });
    return { chain: readFileSync(certificate, 'utf8'), key: readFileSync(key, 'utf8') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
