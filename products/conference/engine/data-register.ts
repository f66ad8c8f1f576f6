import type { DataGroup } from '@blende/shared/protocol/data-field.ts';

export const engineData: readonly DataGroup[] = [
  {
    place: { kind: 'schema', file: 'products/conference/contract.ts' },
    fields: [
      'admissionRequest.ticket',
      'admissionRequest.early',
      'admitted.engineToken',
      'admitted.enginePort',
      'later.code',
    ],
    activity: 'meeting',
    what: {
      de: 'Zufallsschein, mit dem ein Browser zum Medienserver gelangt',
      en: 'Random ticket with which a browser reaches the media server',
    },
    purpose: {
      de: 'Damit eine Konferenz zustande kommt und nur betritt, wer den Link hat',
      en: 'So that a meeting comes about, and only those with the link enter',
    },
    legalBasis: 'requested-service',
    retention: 'connection',
    keyClass: 'server',
    personal: 'pseudonymous',
  },
  {
    place: { kind: 'schema', file: 'products/conference/engine/server/engine-api.ts' },
    fields: [
      'roomList.rooms',
      'roomList.rooms.name',
      'participantList.participants',
      'participantList.participants.identity',
    ],
    activity: 'meeting',
    what: {
      de: 'Zufallskennungen, die der Medienserver kennt',
      en: 'Random ids that the media server knows',
    },
    purpose: {
      de: 'Damit eine Konferenz zustande kommt und nur betritt, wer den Link hat',
      en: 'So that a meeting comes about, and only those with the link enter',
    },
    legalBasis: 'requested-service',
    retention: 'request',
    keyClass: 'server',
    personal: 'pseudonymous',
  },
  {
    place: { kind: 'memory', file: 'products/conference/engine/engine-settings.ts' },
    fields: ['address', 'media'],
    activity: 'meeting',
    what: {
      de: 'IP-Adresse und Port; Bild und Ton, verschlüsselt, während sie durchlaufen',
      en: 'IP address and port; picture and sound, encrypted, while they pass through',
    },
    purpose: { de: 'Damit Bild und Ton ankommen', en: 'So that picture and sound arrive' },
    legalBasis: 'requested-service',
    retention: 'connection',
    keyClass: 'server',
    personal: 'personal',
  },
];
