import type { DataGroup } from '@blende/shared/protocol/data-field.ts';

export const downgradeData: readonly DataGroup[] = [
  {
    place: { kind: 'schema', file: 'products/conference/downgrade/downgrade-message.ts' },
    fields: [
      'downgrade-request.request',
      'downgrade-request.room',
      'downgrade-request.epoch',
      'downgrade-request.isRunning',
      'downgrade-answer.request',
      'downgrade-answer.room',
      'downgrade-answer.epoch',
      'downgrade-answer.asker',
      'downgrade-answer.agrees',
      'downgrade-answer.wantsAnswers',
    ],
    activity: 'content',
    what: {
      de: 'Frage nach einem Browser, der nicht verschlüsseln kann, und die Antworten',
      en: 'The question about a browser that cannot encrypt, and the answers',
    },
    purpose: {
      de: 'Damit alle zustimmen, bevor die Konferenz weniger geschützt ist',
      en: 'So that everybody agrees before a meeting is less protected',
    },
    legalBasis: 'consent',
    retention: 'participants',
    keyClass: 'end-to-end',
    personal: 'pseudonymous',
  },
];
