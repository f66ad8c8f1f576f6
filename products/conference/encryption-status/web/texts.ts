import { defineTexts } from '@blende/shared/ui/texts.ts';

export const encryptionTexts = defineTexts(
  'encryption-status',
  {
    transport: 'nur auf dem Transportweg verschlüsselt',
    title: 'Wie diese Konferenz geschützt ist',
    explainMedia:
      'Bild, Ton und geteilter Bildschirm sind zwischen Ihrem Gerät und dem Server verschlüsselt, und ebenso zwischen dem Server und den anderen. Auf dem Server selbst liegen sie für den Moment des Weiterleitens unverschlüsselt vor. Er speichert sie nicht.',
    explainNames:
      'Namen sind mit einem Schlüssel aus dem Einladungslink verschlüsselt. Der Server kann sie nicht lesen.',
    explainPath:
      'Alle Verbindungen laufen über den Server dieser Konferenz. Niemand erfährt die Netzadresse der anderen.',
    explainNot: 'Ende-zu-Ende verschlüsselt ist diese Konferenz nicht.',
  },
  {
    transport: 'encrypted in transit only',
    title: 'How this meeting is protected',
    explainMedia:
      'Picture, sound and shared screen are encrypted between your device and the server, and again between the server and the others. On the server itself they are unencrypted for the moment it takes to pass them on. It does not store them.',
    explainNames:
      'Names are encrypted with a key from the invitation link. The server cannot read them.',
    explainPath:
      'All connections run through the server of this meeting. Nobody learns the network address of the others.',
    explainNot: 'This meeting is not end-to-end encrypted.',
  },
);
