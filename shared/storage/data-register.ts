import type { DataGroup } from '../protocol/data-field.ts';

const STORED = {
  activity: 'content',
  legalBasis: 'requested-service',
  retention: 'operator',
} as const;

export const storageData: readonly DataGroup[] = [
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
