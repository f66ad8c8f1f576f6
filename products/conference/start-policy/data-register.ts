import type { DataGroup } from '@blende/shared/protocol/data-field.ts';

export const startPolicyData: readonly DataGroup[] = [
  {
    place: { kind: 'schema', file: 'products/conference/contract.ts' },
    fields: [
      'startPermitRequest.startKey',
      'startPermitRequest.roomId',
      'startPermitAnswer.permit',
      'join.permit',
      'welcome.permit',
      'permit.permit',
    ],
    activity: 'meeting',
    what: {
      de: 'Nachweis, dass jemand Konferenzen starten darf',
      en: 'Proof that somebody may start meetings',
    },
    purpose: {
      de: 'Damit nur Berechtigte Konferenzen starten, wo der Betreiber das will',
      en: 'So that only those entitled start meetings, where the operator wants it',
    },
    legalBasis: 'requested-service',
    retention: 'meeting',
    keyClass: 'server',
    personal: 'none',
  },
  {
    place: { kind: 'file' },
    fields: ['start-key'],
    activity: 'operation',
    what: { de: 'Schlüssel des Startlinks', en: 'Key of the start link' },
    purpose: {
      de: 'Damit nur Berechtigte Konferenzen starten, wo der Betreiber das will',
      en: 'So that only those entitled start meetings, where the operator wants it',
    },
    legalBasis: 'none',
    retention: 'operator',
    keyClass: 'operator',
    personal: 'none',
  },
];
