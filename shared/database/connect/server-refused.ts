const SENTENCES = {
  'database-unreachable': 'The database does not answer: start it, or correct its address.',
  'database-certificate':
    'The database shows a certificate that is not vouched for, or speaks no TLS: name the right CA file and the host that the certificate names.',
  'database-login': 'The database refuses this user or password: correct its address.',
  'database-missing': 'The server has no database of this name: create it, empty.',
  'database-too-old': 'The database runs a PostgreSQL older than 15: bring it up to date.',
  'fsync-off': 'The database has fsync switched off and may lose everything: switch fsync on.',
  'synchronous_commit-off':
    'The database has synchronous_commit switched off and may lose what was confirmed: switch synchronous_commit on.',
  'full_page_writes-off':
    'The database has full_page_writes switched off and may break in a power cut: switch full_page_writes on.',
} as const;

export type ServerRefusal = keyof typeof SENTENCES;

/** Why a server is not used; nothing was changed on it. */
export class ServerRefusedError extends Error {
  readonly code: ServerRefusal;

  constructor(code: ServerRefusal) {
    super(SENTENCES[code]);
    this.name = 'ServerRefusedError';
    this.code = code;
  }
}
