import type { DataGroup } from '@blende/shared/protocol/data-field.ts';

export const rememberedData: readonly DataGroup[] = [
  {
    place: { kind: 'browser' },
    fields: ['blende'],
    activity: 'pages',
    what: { de: 'Ein Eintrag im Speicher des Browsers', en: 'An entry in the browser’s storage' },
    purpose: {
      de: 'Damit Name, Geräte und Sprache beim nächsten Mal da sind',
      en: 'So that name, devices and language are there next time',
    },
    legalBasis: 'consent',
    retention: 'browser',
    keyClass: 'public',
    personal: 'personal',
  },
  {
    place: { kind: 'interface', file: 'products/conference/remembered/remembered.ts' },
    fields: [
      'Remembered.name',
      'Remembered.language',
      'Remembered.camera',
      'Remembered.microphone',
      'Remembered.speaker',
    ],
    activity: 'pages',
    what: {
      de: 'Name, Sprache und Kennungen der Geräte, die der Browser vergibt',
      en: 'Name, language and the ids that the browser gives to devices',
    },
    purpose: {
      de: 'Damit Name, Geräte und Sprache beim nächsten Mal da sind',
      en: 'So that name, devices and language are there next time',
    },
    legalBasis: 'consent',
    retention: 'browser',
    keyClass: 'public',
    personal: 'personal',
  },
];
