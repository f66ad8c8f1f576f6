import type { DataGroup } from '@blende/shared/protocol/data-field.ts';

export const reactionsData: readonly DataGroup[] = [
  {
    place: { kind: 'schema', file: 'products/conference/reactions/reaction-message.ts' },
    fields: ['reaction.emoji'],
    activity: 'content',
    what: { de: 'Reaktionen', en: 'Reactions' },
    purpose: {
      de: 'Damit Teilnehmende miteinander sprechen können; der Server gibt es weiter und kann es nicht lesen',
      en: 'So that participants can talk to each other; the server passes it on and cannot read it',
    },
    legalBasis: 'requested-service',
    retention: 'participants',
    keyClass: 'end-to-end',
    personal: 'pseudonymous',
  },
];
