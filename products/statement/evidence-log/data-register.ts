import type { DataGroup } from '@blende/shared/protocol/data-field.ts';

export const evidenceData: readonly DataGroup[] = [
  {
    place: { kind: 'file' },
    fields: ['evidence/checkpoint', 'evidence/log.pub', 'evidence/tile/<tile>'],
    activity: 'operation',
    what: {
      de: 'Ergebnisse der Prüfungen dieser Instanz',
      en: 'Results of the checks of this instance',
    },
    purpose: { de: 'Nachweise zur Datenschutzerklärung', en: 'Evidence for the privacy statement' },
    legalBasis: 'none',
    retention: 'operator',
    keyClass: 'public',
    personal: 'none',
  },
  {
    place: { kind: 'file' },
    fields: ['keys/auditor/evidence.key'],
    activity: 'operation',
    what: {
      de: 'Schlüssel, mit dem Prüfergebnisse unterschrieben werden',
      en: 'Key with which results of checks are signed',
    },
    purpose: { de: 'Nachweise zur Datenschutzerklärung', en: 'Evidence for the privacy statement' },
    legalBasis: 'none',
    retention: 'operator',
    keyClass: 'operator',
    personal: 'none',
  },
];
