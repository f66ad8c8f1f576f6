import type { DataGroup } from '@blende/shared/protocol/data-field.ts';

export const operatorData: readonly DataGroup[] = [
  {
    place: { kind: 'schema', file: 'products/conference/operator/operator-questions.ts' },
    fields: ['/end-room.roomId', '/drain.on', '/start-key.key'],
    activity: 'operation',
    what: { de: 'Befehle des Betreibers', en: 'Commands of the operator' },
    purpose: {
      de: 'Betrieb: zählen, beenden, warten',
      en: 'Operation: counting, ending, maintaining',
    },
    legalBasis: 'security',
    retention: 'request',
    keyClass: 'server',
    personal: 'none',
  },
  {
    place: { kind: 'interface', file: 'products/conference/operator/operator-questions.ts' },
    fields: [
      'RoomCounts.rooms',
      'RoomCounts.participants',
      'RoomCounts.peakRooms',
      'RoomCounts.peakParticipants',
      'RoomCounts.maxRooms',
      'RoomCounts.maxParticipants',
      'RoomCounts.draining',
    ],
    activity: 'operation',
    what: {
      de: 'Zahl der Konferenzen und Teilnehmenden',
      en: 'Number of meetings and participants',
    },
    purpose: { de: 'Auslastung erkennen', en: 'Seeing how much it carries' },
    legalBasis: 'none',
    retention: 'process',
    keyClass: 'server',
    personal: 'none',
  },
];
