import { defineTexts } from '@blende/shared/ui/texts.ts';

export const rightsTexts = defineTexts(
  'host-rights',
  {
    title: 'Rechte in dieser Konferenz',
    explanation:
      'Änderungen gelten sofort, und alle erfahren davon. Die Konferenzleitung darf alles.',
    everybodyMay: 'Alle dürfen',
    share: 'den Bildschirm teilen',
    shareHint: 'Ohne dieses Recht endet auch, was gerade geteilt wird.',
    chat: 'Nachrichten schreiben',
    chatHint: 'Lesen können weiterhin alle.',
    unmute: 'das Mikrofon einschalten',
    unmuteHint: 'Ohne dieses Recht bleibt aus, was aus ist. Wer gerade spricht, spricht weiter.',
    shareNot: 'Bildschirm teilen: nur die Konferenzleitung',
    unmuteNot: 'Mikrofon ein: nur die Konferenzleitung',
    chatNot: 'Nachrichten schreibt in dieser Konferenz nur die Konferenzleitung.',
  },
  {
    title: 'Rights in this meeting',
    explanation: 'Changes count at once, and everybody is told. Hosts may do everything.',
    everybodyMay: 'Everybody may',
    share: 'share their screen',
    shareHint: 'Without this right, what is being shared ends, too.',
    chat: 'write messages',
    chatHint: 'Everybody can still read them.',
    unmute: 'unmute',
    unmuteHint: 'Without this right, who is muted stays muted. Whoever is speaking goes on.',
    shareNot: 'Share screen: hosts only',
    unmuteNot: 'Unmute: hosts only',
    chatNot: 'In this meeting only hosts write messages.',
  },
);
