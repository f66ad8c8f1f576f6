import { defineTexts } from '@blende/shared/ui/texts.ts';

export const newLinkTexts = defineTexts(
  'new-link',
  {
    entry: 'Neuer Link',
    question: 'Mit einem neuen Link weitermachen?',
    explanation:
      'Alle, die jetzt da sind, wechseln von selbst in einen neuen Raum. Wer nur den bisherigen Link hat, findet dort niemanden mehr, auch wer entfernt wurde.',
    keeps:
      'Geräte, Namen und Rechte bleiben. Nachrichten, Umfragen und ernannte Konferenzleitungen gehen nicht mit, und ein geteilter Bildschirm muss neu geteilt werden.',
    notHere:
      'Auf diesem Server kann nur von der Startseite aus ein neuer Raum entstehen. Beginnen Sie dort eine neue Konferenz.',
    make: 'Neuen Link machen',
    moving: 'Die anderen wechseln. Das dauert wenige Sekunden.',
    cancel: 'Abbrechen',
    title: 'Die Konferenz geht unter einem neuen Link weiter',
    text: 'Sie müssen nichts tun. Kamera, Mikrofon und Name bleiben.',
  },
  {
    entry: 'New link',
    question: 'Go on with a new link?',
    explanation:
      'Everybody who is here now moves to a new room by themselves. Whoever has only the old link finds nobody there, and neither does anybody who was removed.',
    keeps:
      'Devices, names and rights stay. Messages, polls and hosts who were named do not come along, and a shared screen has to be shared again.',
    notHere:
      'On this server a new room can only come about on the start page. Start a new meeting there.',
    make: 'Make a new link',
    moving: 'The others are moving. That takes a few seconds.',
    cancel: 'Cancel',
    title: 'The meeting goes on under a new link',
    text: 'You do not need to do anything. Camera, microphone and name stay.',
  },
);
