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
    person: '{{name}} leiten',
    mute: 'Stummschalten',
    cameraOff: 'Kamera ausschalten',
    makeHost: 'Zur Konferenzleitung machen',
    unmakeHost: 'Konferenzleitung zurücknehmen',
    offerView: 'Eigene Ansicht zum Folgen anbieten',
    followView: 'Ansicht der Konferenzleitung folgen',
    rights: 'Rechte in dieser Konferenz',
    muteAll: 'Alle stummschalten',
    muteAllQuestion: 'Alle stummschalten?',
    muteAllExplanation:
      'Alle Mikrofone außer Ihrem gehen aus. Einschalten kann es danach jede Person nur selbst.',
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
    person: 'Host controls for {{name}}',
    mute: 'Mute',
    cameraOff: 'Switch camera off',
    makeHost: 'Make host',
    unmakeHost: 'No longer host',
    offerView: 'Offer my view to follow',
    followView: 'Follow the host’s view',
    rights: 'Rights in this meeting',
    muteAll: 'Mute all',
    muteAllQuestion: 'Mute all?',
    muteAllExplanation: 'Everybody but you is muted. After that people can only unmute themselves.',
    refused: 'The server did not accept this. The meeting goes on.',
    unreachable:
      'The server did not answer. The meeting goes on. Try again as soon as the connection is back.',
  },
);
