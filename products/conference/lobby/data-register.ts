import type { DataGroup } from '@blende/shared/protocol/data-field.ts';

export const lobbyData: readonly DataGroup[] = [
  {
    place: { kind: 'schema', file: 'products/conference/contract.ts' },
    fields: ['knock.knock', 'answer-knock.answer', 'knocked.knock', 'knock-answered.answer'],
    activity: 'content',
    what: {
      de: 'Anklopfen im Warteraum und die Antwort, verschlüsselt',
      en: 'Knocking in the lobby and the answer, encrypted',
    },
    purpose: {
      de: 'Damit die Konferenzleitung jemanden einlässt',
      en: 'So that hosts let somebody in',
    },
    legalBasis: 'requested-service',
    retention: 'meeting',
    keyClass: 'link',
    personal: 'personal',
  },
  {
    place: { kind: 'schema', file: 'products/conference/contract.ts' },
    fields: ['answer-knock.to', 'knocked.from', 'knock-answered.from'],
    activity: 'meeting',
    what: {
      de: 'Zufallskennungen derer, die warten oder antworten',
      en: 'Random ids of those who wait or answer',
    },
    purpose: {
      de: 'Damit alle im Raum dieselben Nachrichten in derselben Reihenfolge erhalten',
      en: 'So that everybody in the room gets the same messages in the same order',
    },
    legalBasis: 'requested-service',
    retention: 'meeting',
    keyClass: 'server',
    personal: 'pseudonymous',
  },
  {
    place: { kind: 'schema', file: 'products/conference/lobby/knock.ts' },
    fields: ['knock.identity', 'knock.key', 'knock.name', 'knock.signature'],
    activity: 'content',
    what: { de: 'Name und Schlüssel von Wartenden', en: 'Name and key of those who wait' },
    purpose: {
      de: 'Damit die Konferenzleitung sieht, wer wartet',
      en: 'So that hosts see who waits',
    },
    legalBasis: 'requested-service',
    retention: 'participants',
    keyClass: 'link',
    personal: 'personal',
  },
];
