import { defineTexts } from '@blende/shared/ui/texts.ts';

export const invitationTexts = defineTexts(
  'invitation',
  {
    title: 'Blende – Konferenz per Link',
    sentence: 'Eine Konferenz für alle, die den Link haben. Ohne Konto und ohne Installation.',
    start: 'Konferenz starten',
    withLink: 'Mit Link teilnehmen',
    link: 'Einladungslink',
    linkHint: 'Fügen Sie den Link ein, den Sie bekommen haben.',
    join: 'Teilnehmen',
    startFailed:
      'Dieser Browser kann keinen Link erzeugen. Aktualisieren Sie ihn, oder nehmen Sie Chrome, Edge, Firefox oder Safari in einer aktuellen Version.',
    noLink: 'Darin steht kein Einladungslink. Er beginnt mit {{start}}.',
    otherServer:
      'Dieser Link gehört zu einer anderen Adresse. Öffnen Sie ihn in einem neuen Fenster.',
    incomplete:
      'Der Link ist unvollständig. Kopieren Sie ihn ganz, auch den Teil nach dem Zeichen #.',
    roomUnknown: 'Dieser Link führt zu keinem Raum. Prüfen Sie, ob er ganz kopiert wurde.',
    incompleteTitle: 'Der Link ist unvollständig',
    incompleteText:
      'Es fehlt der Teil nach dem Zeichen #, oder er ist abgeschnitten. Ohne ihn öffnet sich der Raum nicht. Manche E-Mail-Programme kürzen lange Links.',
    incompleteRemedy:
      'Kopieren Sie den Einladungslink noch einmal ganz, oder bitten Sie die Person, die Sie eingeladen hat, ihn erneut zu senden.',
    unknownTitle: 'Diesen Raum gibt es nicht',
    unknownText: 'Der Link führt zu keinem Raum. Vielleicht wurde er beim Kopieren verändert.',
    toStart: 'Zur Startseite',
    invitationLink: 'Einladungslink',
    copyInvitation: 'Link kopieren',
    invite: 'Einladen',
    shareInvitation: 'Senden',
    qrCode: 'QR-Code',
    qrHint:
      'Mit der Kamera eines Telefons öffnet er den Einladungslink. Wer ihn sieht, kommt herein.',
    qrName: 'QR-Code des Einladungslinks',
    calendarEntry: 'Kalendereintrag',
    invitationHint: 'Für alle, die teilnehmen sollen. Wer ihn hat, kommt herein.',
    hostLink: 'Link für die Konferenzleitung',
    copyHost: 'Link kopieren: Konferenzleitung',
    hostHint: 'Nur für Sie. Bewahren Sie ihn auf: Wir können ihn nicht wiederherstellen.',
  },
  {
    title: 'Blende – meetings by link',
    sentence: 'A meeting for everyone who has the link. No account, nothing to install.',
    start: 'Start meeting',
    withLink: 'Join with a link',
    link: 'Invitation link',
    linkHint: 'Paste the link that you were given.',
    join: 'Join',
    startFailed:
      'This browser cannot make a link. Update it, or use a current version of Chrome, Edge, Firefox or Safari.',
    noLink: 'There is no invitation link in it. It starts with {{start}}.',
    otherServer: 'This link belongs to another address. Open it in a new window.',
    incomplete: 'The link is incomplete. Copy all of it, including the part after the # sign.',
    roomUnknown: 'This link leads to no room. Check that all of it was copied.',
    incompleteTitle: 'The link is incomplete',
    incompleteText:
      'The part after the # sign is missing or cut off. Without it the room does not open. Some e-mail programs shorten long links.',
    incompleteRemedy:
      'Copy the whole invitation link again, or ask the person who invited you to send it once more.',
    unknownTitle: 'There is no such room',
    unknownText: 'The link leads to no room. It may have been changed when it was copied.',
    toStart: 'To the start page',
    invitationLink: 'Invitation link',
    copyInvitation: 'Copy link',
    invite: 'Invite',
    shareInvitation: 'Send',
    qrCode: 'QR code',
    qrHint:
      'Seen by the camera of a phone, it opens the invitation link. Whoever sees it can come in.',
    qrName: 'QR code of the invitation link',
    calendarEntry: 'Calendar entry',
    invitationHint: 'For everyone who is to join. Whoever has it can come in.',
    hostLink: 'Host link',
    copyHost: 'Copy link: host',
    hostHint: 'For you alone. Keep it: we cannot restore it.',
  },
);
