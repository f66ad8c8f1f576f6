import type { DataGroup } from '@blende/shared/protocol/data-field.ts';

export const databaseData: readonly DataGroup[] = [
  {
    place: { kind: 'file' },
    fields: ['postgres/<file>', 'before-migration/<file>'],
    activity: 'operation',
    what: {
      de: 'Datenbank der Bibliothek; Namen und Texte darin sind einzeln verschlüsselt',
      en: 'Database of the library; names and texts in it are encrypted one by one',
    },
    purpose: {
      de: 'Damit die Bibliothek einen Neustart übersteht',
      en: 'So that the library outlives a restart',
    },
    legalBasis: 'none',
    retention: 'operator',
    keyClass: 'operator',
    personal: 'none',
  },
  {
    place: { kind: 'schema', file: 'shared/database/connect/connection-options.ts' },
    fields: [
      'databaseOptions.database',
      'databaseOptions.password',
      'databaseOptions.place',
      'databaseOptions.user',
      'socket.socketFolder',
      'tls.ca',
      'tls.host',
      'tls.port',
    ],
    activity: 'operation',
    what: {
      de: 'Zugang eines Prozesses zur Datenbank, mit einem Kennwort nur für diesen Start',
      en: 'Access of a process to the database, with a password for this start alone',
    },
    purpose: {
      de: 'Damit jeder Prozess nur darf, was er braucht',
      en: 'So that each process may do only what it needs',
    },
    legalBasis: 'none',
    retention: 'process',
    keyClass: 'server',
    personal: 'none',
  },
];
