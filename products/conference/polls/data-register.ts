import type { DataGroup } from '@blende/shared/protocol/data-field.ts';

export const pollsData: readonly DataGroup[] = [
  {
    place: { kind: 'schema', file: 'products/conference/polls/poll-message.ts' },
    fields: [
      'poll.open.id',
      'poll.open.question',
      'poll.open.answers',
      'poll.open.choice',
      'poll.open.votes',
      'poll.vote.poll',
      'poll.vote.chosen',
      'poll.count.id',
      'poll.count.counts',
      'poll.count.voters',
      'poll.close.id',
    ],
    activity: 'content',
    what: { de: 'Umfragen und Stimmen', en: 'Polls and votes' },
    purpose: {
      de: 'Damit Teilnehmende miteinander sprechen können; der Server gibt es weiter und kann es nicht lesen',
      en: 'So that participants can talk to each other; the server passes it on and cannot read it',
    },
    legalBasis: 'requested-service',
    retention: 'participants',
    keyClass: 'end-to-end',
    personal: 'personal',
  },
];
