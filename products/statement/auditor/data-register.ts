import type { DataGroup } from '@blende/shared/protocol/data-field.ts';

export const auditorData: readonly DataGroup[] = [
  {
    place: { kind: 'event' },
    fields: ['evidence-not-written.reason'],
    activity: 'operation',
    what: {
      de: 'Dass ein Prüfergebnis nicht gespeichert werden konnte',
      en: 'That the result of a check could not be written down',
    },
    purpose: { de: 'Störungen erkennen', en: 'Noticing trouble' },
    legalBasis: 'none',
    retention: 'request',
    keyClass: 'operator',
    personal: 'none',
  },
];
