const NO_CONNECTION = '08006';
const NOT_TRUSTED = '08001';
/** What OpenSSL and Node say of a certificate (X509_V_ERR_…, tls.checkServerIdentity). */
const CERTIFICATE =
  /^(CERT_|CRL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|INVALID_CA|INVALID_PURPOSE|HOSTNAME_MISMATCH|ERR_TLS_CERT|ERR_SSL_)/;

/**
 * A statement or connection failed. It carries the five characters of SQLSTATE (appendix A of
 * PostgreSQL's manual) and the name of a broken constraint, never a value: messages of the server
 * show what was sent. 08006: there is no connection; 08001: the server is not whom we trust.
 */
export class SqlError extends Error {
  readonly code: string;
  readonly constraint: string | undefined;

  constructor(code: string, constraint?: string) {
    super(`SQL failed with ${code}`);
    this.name = 'SqlError';
    this.code = code;
    this.constraint = constraint;
  }
}

/** What is left of an error of the driver. */
export function sqlErrorOf(error: unknown): SqlError {
  if (error instanceof SqlError) return error;
  const code = textOf(error, 'code');
  if (code !== undefined && /^[0-9A-Z]{5}$/.test(code) && textOf(error, 'severity') !== undefined)
    return new SqlError(code, textOf(error, 'constraint'));
  const isUntrusted =
    (code !== undefined && CERTIFICATE.test(code)) ||
    (error instanceof Error && /\bSSL connection/.test(error.message));
  return new SqlError(isUntrusted ? NOT_TRUSTED : NO_CONNECTION);
}

function textOf(error: unknown, name: string): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' ? value : undefined;
}
