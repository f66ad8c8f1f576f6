import { defineTexts } from '@blende/shared/ui/texts.ts';

export const unsupportedTexts = defineTexts(
  'unsupported',
  {
    title: 'Dieser Browser kann an der Konferenz nicht teilnehmen',
    named: 'Sie verwenden {{name}} {{version}}.',
    unnamed: 'Ihr Browser nennt seinen Namen nicht.',
    why: 'Konferenzen sind hier Ende-zu-Ende verschlüsselt, und dafür fehlt ihm etwas. Unverschlüsselt wird nichts gesendet.',
    lacks: 'Was fehlt',
    'peer-connections': 'Verbindungen für Bild und Ton (WebRTC)',
    'encoded-transforms': 'Verschlüsseln von Bild und Ton vor dem Senden (RTCRtpScriptTransform)',
    'key-kinds': 'eine Art von Schlüsseln (X25519 in WebCrypto)',
    workers: 'Hintergrundprogramme, in denen die Schlüssel bleiben (Web Worker)',
    helps: 'Was hilft',
    update: 'Aktualisieren Sie den Browser und öffnen Sie den Link erneut.',
    'update-system':
      'Aktualisieren Sie das Betriebssystem: Auf iPhone und iPad kommt der Browser mit ihm.',
    unblock:
      'Der Browser ist neu genug. Vermutlich hält eine Erweiterung oder Einstellung zurück, was fehlt, zum Beispiel der Blockierungsmodus. Versuchen Sie es ohne sie oder in einem anderen Browser.',
    'other-browser': 'Öffnen Sie den Link in einem der folgenden Browser.',
    versions: 'Diese Versionen und neuere genügen:',
    copy: 'Link kopieren',
    again: 'Erneut prüfen',
  },
  {
    title: 'This browser cannot take part in the meeting',
    named: 'You are using {{name}} {{version}}.',
    unnamed: 'Your browser does not tell its name.',
    why: 'Meetings here are end-to-end encrypted, and it lacks something for that. Nothing is sent unencrypted.',
    lacks: 'What is missing',
    'peer-connections': 'Connections for picture and sound (WebRTC)',
    'encoded-transforms': 'Encrypting picture and sound before sending (RTCRtpScriptTransform)',
    'key-kinds': 'a kind of keys (X25519 in WebCrypto)',
    workers: 'Background programs in which the keys stay (web workers)',
    helps: 'What helps',
    update: 'Update the browser and open the link again.',
    'update-system': 'Update the operating system: on iPhone and iPad the browser comes with it.',
    unblock:
      'The browser is recent enough. Probably an extension or a setting holds back what is missing, for example Lockdown Mode. Try without it, or in another browser.',
    'other-browser': 'Open the link in one of the following browsers.',
    versions: 'These versions and later ones will do:',
    copy: 'Copy link',
    again: 'Check again',
  },
);
