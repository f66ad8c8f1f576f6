import { defineTexts } from '@blende/shared/ui/texts.ts';

export const encryptionTexts = defineTexts(
  'encryption-status',
  {
    required: 'wird Ende-zu-Ende verschlüsselt',
    'required-explained':
      'In diesem Raum nimmt nur teil, wessen Gerät Ende-zu-Ende verschlüsselt. Ob es gerade so ist, zeigt das Schloss in der Konferenz.',
    'if-possible': 'wird Ende-zu-Ende verschlüsselt, wenn alle Browser es können',
    'if-possible-explained':
      'Kommt jemand, dessen Browser nicht Ende-zu-Ende verschlüsselt, werden Sie gefragt. Ohne Ihre Zustimmung verlässt nichts unverschlüsselt Ihr Gerät. Wie es gerade ist, zeigt das Schloss in der Konferenz.',
    asks: 'ohne Ende-zu-Ende-Verschlüsselung, wenn alle zustimmen',
    'asks-explained':
      'Ihr Browser kann Bild und Ton nicht Ende-zu-Ende verschlüsseln. Alle anderen werden gefragt, ob Sie trotzdem teilnehmen. Bis alle zugestimmt haben, wird nichts von Ihnen gesendet. Danach könnte der Server Bild und Ton entschlüsseln.',
    title: 'Wie diese Konferenz geschützt ist',
    explain: 'Was das bedeutet',
    safe: 'Ende-zu-Ende verschlüsselt',
    waiting: 'wartet auf Bild und Ton',
    joining: 'Schlüssel werden vereinbart',
    'not-up-to-date': 'nicht auf dem neuesten Stand',
    'unknown-connections_one': '{{count}} unbekannte Verbindung',
    'unknown-connections_other': '{{count}} unbekannte Verbindungen',
    'not-protected': 'nicht geschützt',
    'safe-explained':
      'Was Sie gerade sehen und hören, haben die Geräte dieser Personen verschlüsselt, und es kam unverändert an.',
    'waiting-explained':
      'Die Schlüssel stehen. Es fehlt aber etwas, an dem sich der Schutz gerade prüfen ließe: Jemand sendet noch nicht, oder es kommt nichts an.',
    'joining-explained': 'Ihr Gerät tritt der Gruppe bei. Vorher sehen und hören Sie niemanden.',
    'not-up-to-date-explained':
      'Mindestens ein Gerät hat die neuesten Schlüssel nicht bestätigt. Meist ist seine Verbindung schlecht. Bleibt es dabei, laden Sie die Seite neu.',
    'unknown-connections-explained':
      'Am Server ist jemand verbunden, der nicht zur Gruppe gehört. Sehen oder hören kann diese Verbindung Sie nicht, denn ihr fehlen die Schlüssel.',
    'not-protected-explained':
      'Was Sie gerade sehen oder hören, ist nicht Ende-zu-Ende verschlüsselt, oder Ihr Gerät gehört nicht mehr zur Gruppe. Sprechen Sie nichts Vertrauliches.',
    people: 'Bei den anderen',
    'person-safe': 'verschlüsselt',
    'person-waiting': 'wartet auf Bild oder Ton',
    'person-silent': 'sendet Ihnen gerade nichts',
    'person-not-up-to-date': 'nicht auf dem neuesten Stand',
    'person-not-protected': 'nicht geschützt',
    protectedTitle: 'Was geschützt ist',
    protected:
      'Bild, Ton, geteilter Bildschirm, Namen, Nachrichten, Hände, Reaktionen und Umfragen.',
    'protected-clear':
      'Namen, Nachrichten, Hände, Reaktionen und Umfragen. Bild und Ton gerade nicht: Dem haben alle zugestimmt, und der Server könnte sie entschlüsseln.',
    protectedHow:
      'Die Schlüssel haben nur die Geräte der Teilnehmenden. Der Server leitet weiter, was er nicht lesen kann.',
    unprotectedTitle: 'Was nicht geschützt ist',
    limitPresence:
      'Der Server sieht, wie viele Personen wann und wie lange teilnehmen, die Art ihres Browsers und wie viel sie senden. Wer sie sind, sieht er nicht.',
    limitRecording: 'Wer teilnimmt, kann aufzeichnen, was zu sehen und zu hören ist.',
    limitCode:
      'Diese Seite kommt von unserem eigenen Server. Er könnte veränderten Programmcode ausliefern, der den Schutz umgeht.',
    limitLibrary:
      'Das Programm, das die Gruppenschlüssel vereinbart (ts-mls), hat noch keine unabhängige Stelle geprüft.',
    verifyWhy:
      'Ob alle dieselben Schlüssel haben, zeigt der Vergleichscode: Lesen Sie ihn einander vor.',
    verify: 'Vergleichscode zeigen',
  },
  {
    required: 'will be end-to-end encrypted',
    'required-explained':
      'Only those take part in this room whose device encrypts end to end. Whether it is so at a moment, the padlock in the meeting shows.',
    'if-possible': 'will be end-to-end encrypted if all browsers can do it',
    'if-possible-explained':
      'If somebody comes whose browser does not encrypt end to end, you are asked. Without your consent nothing leaves your device unencrypted. How it is at a moment, the padlock in the meeting shows.',
    asks: 'without end-to-end encryption, if all agree',
    'asks-explained':
      'Your browser cannot encrypt picture and sound end to end. Everybody else is asked whether you take part all the same. Until all have agreed, nothing of you is sent. After that the server could decrypt picture and sound.',
    title: 'How this meeting is protected',
    explain: 'What this means',
    safe: 'end-to-end encrypted',
    waiting: 'waiting for picture and sound',
    joining: 'agreeing on keys',
    'not-up-to-date': 'not up to date',
    'unknown-connections_one': '{{count}} unknown connection',
    'unknown-connections_other': '{{count}} unknown connections',
    'not-protected': 'not protected',
    'safe-explained':
      'What you see and hear right now was encrypted by the devices of these people, and it arrived unchanged.',
    'waiting-explained':
      'The keys are there. But something is missing by which the protection could be checked right now: somebody is not sending yet, or nothing arrives.',
    'joining-explained': 'Your device is joining the group. Before that you see and hear nobody.',
    'not-up-to-date-explained':
      'At least one device has not confirmed the latest keys. Mostly its connection is poor. If it stays like this, reload the page.',
    'unknown-connections-explained':
      'Somebody is connected to the server who does not belong to the group. This connection cannot see or hear you, because it lacks the keys.',
    'not-protected-explained':
      'What you see or hear right now is not end-to-end encrypted, or your device no longer belongs to the group. Say nothing confidential.',
    people: 'With the others',
    'person-safe': 'encrypted',
    'person-waiting': 'waiting for picture or sound',
    'person-silent': 'sends you nothing right now',
    'person-not-up-to-date': 'not up to date',
    'person-not-protected': 'not protected',
    protectedTitle: 'What is protected',
    protected: 'Picture, sound, shared screen, names, messages, hands, reactions and polls.',
    'protected-clear':
      'Names, messages, hands, reactions and polls. Picture and sound not right now: everybody has agreed to that, and the server could decrypt them.',
    protectedHow:
      'Only the devices of the participants have the keys. The server passes on what it cannot read.',
    unprotectedTitle: 'What is not protected',
    limitPresence:
      'The server sees how many people take part when and for how long, the kind of their browser and how much they send. It does not see who they are.',
    limitRecording: 'Whoever takes part can record what is to be seen and heard.',
    limitCode:
      'This page comes from our own server. It could deliver changed program code that gets around the protection.',
    limitLibrary:
      'The program that agrees on the group keys (ts-mls) has not been examined by any independent body yet.',
    verifyWhy:
      'Whether everybody has the same keys is shown by the verification code: read it to each other.',
    verify: 'Show verification code',
  },
);
