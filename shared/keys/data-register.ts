import type { DataGroup } from '@blende/shared/protocol/data-field.ts';

export const keysData: readonly DataGroup[] = [
  {
    place: { kind: 'event' },
    fields: [
      'key-copy-mended.copy',
      'key-copy-mended.slots',
      'key-slots-lost.slots',
      'keys-locked.waitsFor',
      'keys-refused.reason',
    ],
    activity: 'operation',
    what: {
      de: 'Ob der Schlüsselspeicher offen und unbeschädigt ist',
      en: 'Whether the key store is open and undamaged',
    },
    purpose: { de: 'Störungen erkennen', en: 'Noticing trouble' },
    legalBasis: 'none',
    retention: 'request',
    keyClass: 'operator',
    personal: 'none',
  },
  {
    place: { kind: 'file' },
    fields: ['keys/store/<copy>'],
    activity: 'operation',
    what: {
      de: 'Verpackte Schlüssel, je einer für alles, was gelöscht werden kann',
      en: 'Wrapped keys, one for each thing that can be deleted',
    },
    purpose: {
      de: 'Damit Gelöschtes überall unlesbar wird',
      en: 'So that what is deleted becomes unreadable everywhere',
    },
    legalBasis: 'none',
    retention: 'operator',
    keyClass: 'operator',
    personal: 'none',
  },
  {
    place: { kind: 'file' },
    fields: ['instance.json'],
    activity: 'operation',
    what: {
      de: 'Zufällige Nummer dieser Installation, nach der ihre Wurzeldatei heißt',
      en: 'Random number of this installation, after which its root file is named',
    },
    purpose: { de: 'Damit der Schlüssel gefunden wird', en: 'So that the key is found' },
    legalBasis: 'none',
    retention: 'operator',
    keyClass: 'operator',
    personal: 'none',
  },
];
