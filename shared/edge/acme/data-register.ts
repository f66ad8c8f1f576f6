import type { DataGroup } from '@blende/shared/protocol/data-field.ts';

export const certificateData: readonly DataGroup[] = [
  {
    place: { kind: 'event' },
    fields: [
      'certificate-obtained.days',
      'certificate-not-obtained.reason',
      'certificate-not-obtained.retryMinutes',
    ],
    activity: 'operation',
    what: { de: 'Ob ein Zertifikat erneuert wurde', en: 'Whether a certificate was renewed' },
    purpose: { de: 'Störungen erkennen', en: 'Noticing trouble' },
    legalBasis: 'none',
    retention: 'request',
    keyClass: 'operator',
    personal: 'none',
  },
  {
    place: { kind: 'file' },
    fields: [
      'certificates/<authority>/account.pem',
      'certificates/<authority>/certificate.pem',
      'certificates/<authority>/key.pem',
    ],
    activity: 'operation',
    what: {
      de: 'Zertifikat des Servers und seine Schlüssel',
      en: 'The server’s certificate and its keys',
    },
    purpose: { de: 'Verschlüsselte Verbindungen', en: 'Encrypted connections' },
    legalBasis: 'none',
    retention: 'operator',
    keyClass: 'operator',
    personal: 'none',
  },
];
