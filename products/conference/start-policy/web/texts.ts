import { defineTexts } from '@blende/shared/ui/texts.ts';

export const startPolicyTexts = defineTexts(
  'start-policy',
  {
    'who-start-link':
      'Konferenzen startet hier, wer den Startlink hat. Sie bekommen ihn von der Person, die Blende betreibt. Mit einer Einladung können Sie immer teilnehmen.',
    'who-nobody':
      'Hier lassen sich zurzeit keine Konferenzen starten. Mit einer Einladung zu einer laufenden Konferenz können Sie teilnehmen.',
    'who-full':
      'Auf diesem Server laufen gerade so viele Konferenzen, wie er tragen kann. Versuchen Sie es in einigen Minuten erneut. An einer laufenden Konferenz können Sie vielleicht noch teilnehmen.',
    fullTitle: 'Der Server ist voll',
    fullKept: 'Ihr Link bleibt gültig. Kamera und Mikrofon sind aus.',
    anyway: 'An einer laufenden Konferenz teilnehmen',
    again: 'Erneut versuchen',
    'link-wrong':
      'Dieser Startlink gilt nicht mehr. Bitten Sie die Person, die Blende betreibt, um den neuen.',
    unreachable:
      'Der Server ist gerade nicht erreichbar. Prüfen Sie die Verbindung, und versuchen Sie es erneut.',
    title: 'Noch nicht begonnen – Blende',
    notStarted: 'Die Konferenz hat noch nicht begonnen',
    notStartedText:
      'Lassen Sie diese Seite offen: Sie nehmen von selbst teil, sobald die Konferenz beginnt. Bis dahin sieht und hört Sie niemand.',
    notStartedHost:
      'Ihr Link für die Konferenzleitung kann sie nicht beginnen. Vielleicht wurde der Startlink dieses Servers geändert: Starten Sie dann eine neue Konferenz mit dem neuen Startlink.',
    leave: 'Nicht mehr warten',
  },
  {
    'who-start-link':
      'Meetings are started here by whoever has the start link. You get it from the person who runs Blende. With an invitation you can always join.',
    'who-nobody':
      'No meetings can be started here at present. With an invitation to a running meeting you can join.',
    'who-full':
      'This server is holding as many meetings as it can carry. Try again in a few minutes. You may still be able to join a running meeting.',
    fullTitle: 'The server is full',
    fullKept: 'Your link stays valid. Camera and microphone are off.',
    anyway: 'Join a running meeting',
    again: 'Try again',
    'link-wrong':
      'This start link is no longer valid. Ask the person who runs Blende for the new one.',
    unreachable: 'The server cannot be reached at the moment. Check the connection and try again.',
    title: 'Not started yet – Blende',
    notStarted: 'The meeting has not started yet',
    notStartedText:
      'Keep this page open: you join by yourself as soon as the meeting starts. Until then nobody sees or hears you.',
    notStartedHost:
      'Your host link cannot start it. The start link of this server may have been changed: then start a new meeting with the new start link.',
    leave: 'Stop waiting',
  },
);
