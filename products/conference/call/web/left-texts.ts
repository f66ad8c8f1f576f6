import { defineTexts } from '@blende/shared/ui/texts.ts';

export const leftTexts = defineTexts(
  'left',
  {
    leftTitle: 'Sie haben die Konferenz verlassen',
    leftText: 'Kamera und Mikrofon sind aus.',
    nothingStored:
      'Der Server vergisst, dass Sie da waren. Im Verlauf Ihres Browsers bleibt die Adresse dieser Seite.',
    meetingEndedTitleHost: 'Die Konferenz ist für alle beendet',
    meetingEndedText:
      'Die Konferenzleitung oder der Betreiber dieses Servers hat sie beendet. Kamera und Mikrofon sind aus.',
    meetingEndedTextHost: 'Alle wurden getrennt. Kamera und Mikrofon sind aus.',
    rejoin: 'Erneut teilnehmen',
    toStart: 'Zur Startseite',
    meetingEndedTitle: 'Die Konferenz wurde für alle beendet',
    endedTitle: 'Die Teilnahme ist nicht möglich',
    'ended-link-wrong':
      'Der Link öffnet diesen Raum nicht. Bitten Sie die Person, die Sie eingeladen hat, ihn erneut zu senden.',
    'ended-link-outdated':
      'Dieser Link stammt aus der Zeit, bevor Konferenzen hier Ende-zu-Ende verschlüsselt waren. Bitten Sie um einen neuen.',
    'ended-room-full': 'Der Raum ist voll. Versuchen Sie es erneut, wenn jemand gegangen ist.',
    'ended-server-full':
      'Auf diesem Server laufen gerade so viele Konferenzen, wie er tragen kann. Versuchen Sie es in einigen Minuten erneut.',
    'ended-draining':
      'Auf diesem Server beginnt gerade keine neue Konferenz, weil er bald gewartet wird. Versuchen Sie es später erneut.',
    'ended-protocol-unknown': 'Diese Seite ist nicht mehr aktuell. Laden Sie sie neu.',
    'ended-replaced': 'Sie nehmen jetzt in einem anderen Fenster teil.',
    removedTitle: 'Sie wurden aus der Konferenz entfernt',
    'ended-removed-by-host':
      'Die Konferenzleitung hat Sie entfernt. Sie sehen und hören nichts mehr, und niemand sieht oder hört Sie.',
    notAdmittedTitle: 'Sie wurden nicht eingelassen',
    'ended-not-admitted':
      'Die Konferenzleitung hat den Zutritt abgelehnt. Niemand hat Sie gesehen oder gehört.',
    roomLockedTitle: 'Der Raum ist gesperrt',
    'ended-room-locked':
      'Zurzeit kommt niemand neu dazu. Die Konferenzleitung kann den Raum wieder öffnen; versuchen Sie es dann erneut.',
    clearRefusedTitle: 'Nicht alle haben zugestimmt',
    'ended-clear-refused':
      'Ohne Ende-zu-Ende-Verschlüsselung nehmen Sie nur teil, wenn alle zustimmen. Von Ihnen wurde nichts gesendet, oder es endete damit. Mit einem neueren Browser können Sie ohne Frage teilnehmen.',
    'ended-clear-declined':
      'Sie haben der Teilnahme ohne Ende-zu-Ende-Verschlüsselung nicht zugestimmt. Von Ihrem Bild und Ton ging nichts unverschlüsselt hinaus.',
    'ended-other': 'Der Server hat die Verbindung beendet. Laden Sie die Seite neu.',
  },
  {
    leftTitle: 'You have left the meeting',
    leftText: 'Camera and microphone are off.',
    nothingStored:
      'The server forgets that you were there. The history of your browser keeps the address of this page.',
    meetingEndedTitleHost: 'The meeting has ended for all',
    meetingEndedText:
      'The host or the operator of this server has ended it. Camera and microphone are off.',
    meetingEndedTextHost: 'Everybody was disconnected. Camera and microphone are off.',
    rejoin: 'Join again',
    toStart: 'To the start page',
    meetingEndedTitle: 'The meeting was ended for all',
    endedTitle: 'Joining is not possible',
    'ended-link-wrong':
      'The link does not open this room. Ask the person who invited you to send it once more.',
    'ended-link-outdated':
      'This link is from before meetings here were end-to-end encrypted. Ask for a new one.',
    'ended-room-full': 'The room is full. Try again when somebody has left.',
    'ended-server-full':
      'This server is holding as many meetings as it can carry. Try again in a few minutes.',
    'ended-draining':
      'No new meeting begins on this server at the moment, because it will be serviced soon. Try again later.',
    'ended-protocol-unknown': 'This page is no longer current. Reload it.',
    'ended-replaced': 'You are now taking part in another window.',
    removedTitle: 'You were removed from the meeting',
    'ended-removed-by-host':
      'A host removed you. You see and hear nothing any more, and nobody sees or hears you.',
    notAdmittedTitle: 'You were not admitted',
    'ended-not-admitted': 'A host refused you. Nobody saw or heard you.',
    roomLockedTitle: 'The room is locked',
    'ended-room-locked':
      'Nobody new can join at present. A host can open the room again; then try once more.',
    clearRefusedTitle: 'Not everybody has agreed',
    'ended-clear-refused':
      'Without end-to-end encryption you take part only if everybody agrees. Nothing of you was sent, or it ended with that. With a newer browser you can take part without a question.',
    'ended-clear-declined':
      'You did not agree to taking part without end-to-end encryption. Nothing of your picture and sound left unencrypted.',
    'ended-other': 'The server has ended the connection. Reload the page.',
  },
);
