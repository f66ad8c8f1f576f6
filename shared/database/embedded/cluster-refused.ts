const SENTENCES = {
  'cluster-as-root':
    'PostgreSQL refuses root, and this system gives it no user of its own: start Blende as an ordinary user, or meetings alone with --only conference.',
  'cluster-broken':
    'The database in the data folder does not start: put the folder postgres back from a copy, and keep the broken one.',
  'cluster-foreign':
    'The folder postgres in the data folder holds something that is no database: move it elsewhere.',
  'cluster-in-use':
    'Another PostgreSQL runs on the folder postgres of the data folder: stop it, then start again.',
  'cluster-not-freed':
    'A PostgreSQL that an earlier start left behind does not end: restart the machine.',
  'cluster-tools-missing':
    'The database in the data folder needs the version of PostgreSQL that its file PG_VERSION names: install that package of Debian.',
  'cluster-version-unreadable':
    'The file postgres/PG_VERSION in the data folder names no version: put the folder postgres back from a copy.',
  'copy-failed':
    'The database was not brought up to date, because no copy of it could be made before: look at the rights and the disk of the data folder.',
  'copy-no-room':
    'Before the database is brought up to date it is copied, and the data folder has no room for that: make as much room as its folder postgres takes.',
  'database-disk-full': 'The disk of the data folder is full: make room, then start again.',
} as const;

export type ClusterRefusal = keyof typeof SENTENCES;

/** Why our own database does not start; what is in its folder is as it was. */
export class ClusterRefusedError extends Error {
  readonly code: ClusterRefusal;

  constructor(code: ClusterRefusal) {
    super(SENTENCES[code]);
    this.name = 'ClusterRefusedError';
    this.code = code;
  }
}
