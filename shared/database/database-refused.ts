const SENTENCES = {
  'database-newer':
    'This database was used by a newer version of Blende: start that version, or restore a copy from before.',
  'migration-changed':
    'A step that built this database reads otherwise in this program: start the version that ran it.',
  'migration-misnumbered':
    'The steps of this program are not numbered from 1 without a gap: install a released version.',
  'migration-failed':
    'The database could not be brought up to date and is as it was: report the failed step.',
  'roles-not-allowed':
    'The database login may not create roles: let the administrator of the database run the program once.',
  'roles-differ':
    'The roles of the database have other rights than Blende gave them: drop them and start again.',
} as const;

export type DatabaseRefusal = keyof typeof SENTENCES;

/** Why a database is not used; nothing was changed in it. */
export class DatabaseRefusedError extends Error {
  readonly code: DatabaseRefusal;
  /** The step it concerns, `area 3`, without content; undefined where it is none. */
  readonly step: string | undefined;

  constructor(code: DatabaseRefusal, step?: string, options?: ErrorOptions) {
    super(SENTENCES[code], options);
    this.name = 'DatabaseRefusedError';
    this.code = code;
    this.step = step;
  }
}
