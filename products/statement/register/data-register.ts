import type { DataGroup } from '@blende/shared/protocol/data-field.ts';

export const sentencesData: readonly DataGroup[] = [
  {
    place: { kind: 'schema', file: 'products/statement/register/server/ask-sentences.ts' },
    fields: [
      'answer.sentences',
      'answer.sentences.at',
      'answer.sentences.id',
      'answer.sentences.state',
      'answer.sentences.text',
      'answer.sentences.text.de',
      'answer.sentences.text.en',
    ],
    activity: 'operation',
    what: {
      de: 'Sätze der Datenschutzerklärung mit ihrem Stand',
      en: 'Sentences of the privacy statement with their state',
    },
    purpose: { de: 'Anzeige auf der Startseite', en: 'Showing them on the start page' },
    legalBasis: 'none',
    retention: 'request',
    keyClass: 'public',
    personal: 'none',
  },
];
