import type { DataGroup } from '@blende/shared/protocol/data-field.ts';

export const chatData: readonly DataGroup[] = [
  {
    place: { kind: 'schema', file: 'products/conference/chat/chat-message.ts' },
    fields: [
      'chat.say.id',
      'chat.say.text',
      'chat.say.replyTo',
      'chat.edit.id',
      'chat.edit.text',
      'chat.delete.id',
      'chat.react.to',
      'chat.react.emoji',
      'chat.react.on',
    ],
    activity: 'content',
    what: { de: 'Nachrichten im Raum', en: 'Messages in the room' },
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
