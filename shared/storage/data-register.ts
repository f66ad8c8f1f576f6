import type { DataGroup } from '../protocol/data-field.ts';

const STORED = {
  activity: 'content',
  legalBasis: 'requested-service',
  retention: 'operator',
} as const;

export const storageData: readonly DataGroup[] = [
  {
    place: { kind: 'schema', file: 'shared/storage/storage-options.ts' },
    fields: [
      'disks.disks',
      'elsewhere.machine',
      'folder.machine',
      'folder.path',
      'folder.shownPath',
      'folder.where',
      's3.accessKey',
      's3.bucket',
      's3.ca',
      's3.endpoint',
      's3.host',
      's3.location',
      's3.port',
      's3.region',
      's3.secretKey',
      'unknown.code',
    ],
    activity: 'operation',
    what: {
      de: 'Wo die Kopien liegen, mit den Zugangsdaten entfernter Speicher',
      en: 'Where the copies lie, with the credentials of remote stores',
    },
    purpose: {
      de: 'Damit die Bibliothek ihre Kopien erreicht',
      en: 'So that the library reaches its copies',
    },
    legalBasis: 'none',
    retention: 'process',
    keyClass: 'server',
    personal: 'none',
  },
  {
    place: { kind: 'file' },
    fields: [
      'objects/<copy>/<two characters>/<object>.<part>',
      'objects/<copy>/<two characters>/<object>.manifest',
    ],
    ...STORED,
    what: {
      de: 'Dateien, verschlüsselt mit dem Schlüssel der Sache, zu der sie gehören; ihre Namen liegen verschlüsselt darin',
      en: 'Files, sealed with the key of the thing that they belong to; their names lie sealed inside',
    },
    purpose: {
      de: 'Aufbewahren, was der Bibliothek anvertraut wird',
      en: 'Keeping what the library is entrusted with',
    },
    keyClass: 'server',
    personal: 'personal',
  },
  {
    place: { kind: 'file' },
    fields: ['objects/<copy>/incoming/<random>', 'objects/<copy>/last-scrub.json'],
    activity: 'operation',
    what: {
      de: 'Verschlüsselte Dateien, die noch nicht vollständig sind, und Anzahlen des letzten Zurücklesens',
      en: 'Sealed files that are not whole yet, and counts of the last reading back',
    },
    purpose: {
      de: 'Nichts Halbes aufbewahren und Schäden finden',
      en: 'Keeping nothing by halves and finding damage',
    },
    legalBasis: 'none',
    retention: 'operator',
    keyClass: 'operator',
    personal: 'none',
  },
];
