import type { DataGroup } from '@blende/shared/protocol/data-field.ts';

export const hostControlsData: readonly DataGroup[] = [
  {
    place: { kind: 'schema', file: 'products/conference/host-controls/order-message.ts' },
    fields: ['order.order'],
    activity: 'content',
    what: { de: 'Bitten der Konferenzleitung um Stummschaltung', en: 'Hosts’ requests to mute' },
    purpose: {
      de: 'Damit Teilnehmende miteinander sprechen können; der Server gibt es weiter und kann es nicht lesen',
      en: 'So that participants can talk to each other; the server passes it on and cannot read it',
    },
    legalBasis: 'requested-service',
    retention: 'participants',
    keyClass: 'end-to-end',
    personal: 'pseudonymous',
  },
  {
    place: { kind: 'schema', file: 'products/conference/host-controls/move-message.ts' },
    fields: ['move.room', 'move.link'],
    activity: 'content',
    what: {
      de: 'Der neue Link, wenn die Konferenz umzieht',
      en: 'The new link, when the meeting moves',
    },
    purpose: {
      de: 'Damit Teilnehmende miteinander sprechen können; der Server gibt es weiter und kann es nicht lesen',
      en: 'So that participants can talk to each other; the server passes it on and cannot read it',
    },
    legalBasis: 'requested-service',
    retention: 'participants',
    keyClass: 'end-to-end',
    personal: 'none',
  },
  {
    place: { kind: 'schema', file: 'products/conference/host-controls/view-message.ts' },
    fields: ['host-view.view', 'host-view.view.layout', 'host-view.view.pinned'],
    activity: 'content',
    what: {
      de: 'Die Ansicht, die jemand anderen anbietet',
      en: 'The view that somebody offers to others',
    },
    purpose: {
      de: 'Damit Teilnehmende miteinander sprechen können; der Server gibt es weiter und kann es nicht lesen',
      en: 'So that participants can talk to each other; the server passes it on and cannot read it',
    },
    legalBasis: 'requested-service',
    retention: 'participants',
    keyClass: 'end-to-end',
    personal: 'pseudonymous',
  },
  {
    place: { kind: 'schema', file: 'products/conference/contract.ts' },
    fields: [
      'end-challenge.challenge',
      'end-for-all.publicKey',
      'end-for-all.signature',
      'end-refused.code',
    ],
    activity: 'meeting',
    what: { de: 'Nachweis, dass jemand die Konferenz leitet', en: 'Proof that somebody is host' },
    purpose: {
      de: 'Damit nur die Konferenzleitung für alle beendet',
      en: 'So that only hosts end it for all',
    },
    legalBasis: 'requested-service',
    retention: 'request',
    keyClass: 'server',
    personal: 'pseudonymous',
  },
];
