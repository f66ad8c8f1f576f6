import { defineTexts } from '@blende/shared/ui/texts.ts';

export const hostControlsTexts = defineTexts(
  'host-controls',
  {
    endForAll: 'Für alle beenden',
    question: 'Konferenz für alle beenden?',
    explanation:
      'Alle werden getrennt, auch Sie. Wer den Einladungslink hat, kann danach erneut teilnehmen.',
    alone: 'Wenn nur Sie gehen möchten, wählen Sie „Verlassen“. Die anderen bleiben dann zusammen.',
    cancel: 'Abbrechen',
    refused: 'Der Server hat das nicht angenommen. Die Konferenz geht weiter.',
    unreachable:
      'Der Server hat nicht geantwortet. Die Konferenz geht weiter. Versuchen Sie es erneut, sobald die Verbindung steht.',
  },
  {
    endForAll: 'End for all',
    question: 'End the meeting for all?',
    explanation:
      'Everybody is disconnected, you included. Whoever has the invitation link can join again afterwards.',
    alone: 'If only you want to go, choose “Leave”. The others then stay together.',
    cancel: 'Cancel',
    refused: 'The server did not accept this. The meeting goes on.',
    unreachable:
      'The server did not answer. The meeting goes on. Try again as soon as the connection is back.',
  },
);
