import type { DisclosureWords } from './words.ts';

const count = new Intl.NumberFormat('de-DE');
const date = new Intl.DateTimeFormat('de-DE', { dateStyle: 'long', timeZone: 'UTC' });
const time = new Intl.DateTimeFormat('de-DE', { timeStyle: 'medium', timeZone: 'UTC' });
const moment = (ms: number): string => `${date.format(ms)}, ${time.format(ms)} Uhr (UTC)`;
const number = (n: number): string => count.format(n);

const UNREADABLE = 'Lesen kann der Server sie nicht.';

export const germanWords: DisclosureWords = {
  titles: {
    sent: 'Was Ihr Browser gerade gesendet hat',
    memory: 'Was der Server über Ihre Teilnahme im Arbeitsspeicher hat',
    disk: 'Was auf der Festplatte liegt',
    formal: 'Wie Sie förmlich Auskunft verlangen',
    signature: 'Woran Sie erkennen, dass diese Auskunft echt ist',
  },
  sent: 'Ihr Browser hat Ihre Adresse und die hier aufgeführten Angaben gesendet. Beides sieht nur der Eingang des Servers, ein Programm für sich. Er schreibt nichts davon auf, gibt nichts davon weiter und behält es nur, solange die Verbindung besteht.',
  sentViaProxy:
    'Vor diesem Server steht ein weiterer. Die Adresse hier ist dessen Adresse; Ihre eigene endet dort. Die übrigen Angaben sieht nur der Eingang des Servers. Er schreibt nichts davon auf und gibt nichts davon weiter.',
  counted:
    'Zum Schutz vor Überlastung zählt der Eingang, wie viel aus Ihrem Netz kommt. Er merkt sich dafür keine Adresse, sondern einen Wert, der sich ohne einen geheimen Schlüssel nicht zurückrechnen lässt. Schlüssel und Zähler werden nach zehn Minuten gelöscht.',
  noPass:
    'Sie fragen gerade nicht aus einer Konferenz. Deshalb weiß der Server nicht, um welche Teilnahme es geht, und über andere gibt er nichts preis. Fragen Sie in der Konferenz: auf das Schloss oben links drücken, dann „Was weiß der Server über mich?“.',
  passUnknown:
    'Der Server kennt die Teilnahme nicht, nach der Sie fragen. Meist wurde er seitdem neu gestartet. Dabei ist alles verschwunden, was er im Arbeitsspeicher hatte.',
  notReachable:
    'Der Teil des Servers, der die Konferenzen führt, startet gerade. Fragen Sie in einem Augenblick noch einmal.',
  onlyInMemory: 'Alles Folgende steht nur im Arbeitsspeicher und nirgends sonst:',
  id: (id) => `Eine zufällige Kennung für diese eine Teilnahme: ${id}.`,
  room: (id) => `Die zufällige Kennung des Raums: ${id}.`,
  since: (ms) => `Seit wann Sie teilnehmen: ${moment(ms)}.`,
  others: (n) => `Wie viele andere im Raum sind: ${number(n)}.`,
  traffic: ({ messagesIn, bytesIn, messagesOut, bytesOut }) =>
    `Wie viel über Ihre Verbindung zum Raum ging: ${number(messagesIn)} Nachrichten (${number(bytesIn)} Byte) von Ihnen, ${number(messagesOut)} Nachrichten (${number(bytesOut)} Byte) an Sie. Bild und Ton gehören nicht dazu.`,
  away: 'Ihr Browser ist gerade nicht verbunden. Ihr Platz bleibt eine halbe Minute lang frei.',
  tickets: (n) =>
    `Eintrittskarten für Bild und Ton, die Sie noch nicht benutzt haben: ${number(n)}. Das sind Zufallszahlen, die einmal gelten.`,
  engine:
    'Solange Bild und Ton laufen: Der Medienserver, ein weiteres Programm, kennt Ihre Adresse, die Art Ihres Browsers (Chromium, Firefox, Safari oder andere) und wie viel gesendet wird. Ohne Ihre Adresse könnte er Ihnen nichts schicken.',
  ordered: (n) =>
    `Verschlüsselte Nachrichten des Raums, bei denen Ihre Kennung steht: ${number(n)}. Sie warten auf Teilnehmende, deren Verbindung abbricht, und verschwinden mit dem Raum. ${UNREADABLE}`,
  encryption: {
    required:
      'Dieser Raum ist Ende-zu-Ende verschlüsselt. Namen, Bild, Ton und Nachrichten kennt der Server nicht.',
    'if-possible':
      'In diesem Raum darf die Ende-zu-Ende-Verschlüsselung entfallen, wenn alle zustimmen. Solange sie entfallen ist, könnte der Server Bild, Ton und Nachrichten entschlüsseln, während er sie weiterleitet. Er speichert sie nicht. Ob es gerade so ist, zeigt das Schloss in der Konferenz.',
    transport:
      'Dieser Raum ist nur auf dem Transportweg verschlüsselt. Der Server kann Bild, Ton, Namen und Nachrichten entschlüsseln, während er sie weiterleitet. Er speichert sie nicht.',
  },
  nothingLeft:
    'Nichts mehr. Zu Ihrer Teilnahme hat der Server auch im Arbeitsspeicher nichts mehr.',
  stillHeld:
    'Sie nehmen nicht mehr teil. Was Ihre Teilnahme betraf, ist gelöscht bis auf das Folgende, das nur noch im Arbeitsspeicher steht:',
  endedUntil: (id, ms) =>
    `Die zufällige Kennung ${id}, bis ${moment(ms)}. Die Konferenz wurde für alle beendet; damit kehrt Ihr Browser nicht von selbst in sie zurück.`,
  lost: (id) =>
    `Die zufällige Kennung ${id}, solange es den Raum gibt. Ihre Verbindung brach ab; wird die Konferenz beendet, soll Ihr Browser nicht von selbst zurückkehren.`,
  orderedLeft: (n) =>
    `${number(n)} Nachrichten des Raums, bei denen Ihre Kennung steht, solange es den Raum gibt. ${UNREADABLE}`,
  roomLeft: {
    running: (id) => `Die Kennung des Raums ${id}, weil andere noch darin sind.`,
    empty: (id) => `Die Kennung des leeren Raums ${id}, noch höchstens eine Minute.`,
  },
  diskProven: (ms) =>
    `Zu Konferenzen liegt nichts auf der Festplatte: keine Datei, kein Protokoll. Zuletzt geprüft: ${moment(ms)}.`,
  diskContrary: (ms) =>
    `Bei der Prüfung am ${moment(ms)} wurde etwas gefunden, was nicht auf der Festplatte liegen dürfte. Was es ist, steht in der Datenschutzerklärung.`,
  diskNotChecked:
    'Das Programm ist so gebaut, dass es zu Konferenzen nichts auf die Festplatte schreibt: keine Datei, kein Protokoll. Auf diesem Server ist das noch nicht geprüft.',
  diskOwn:
    'Diese Auskunft wird nur für Sie erzeugt und ebenfalls nicht gespeichert. Was Sie herunterladen, liegt nur bei Ihnen.',
  article15:
    'Sie können jederzeit förmlich Auskunft verlangen (Artikel 15 der Datenschutz-Grundverordnung).',
  toController: 'Richten Sie die Anfrage dorthin:',
  noController:
    'Der Betreiber dieses Servers hat noch nicht hinterlegt, wer dafür zuständig ist. Fragen Sie, wer Sie eingeladen hat.',
  article11:
    'Der Server weiß nicht, wer Sie sind. Deshalb kann der Betreiber Ihnen keine Teilnahme zuordnen, solange Sie ihm nichts Weiteres geben (Artikel 11 Absatz 2 und Artikel 12 Absatz 2). Legen Sie diese Auskunft bei: Mit der Kennung darin lässt sich nachsehen, ob noch etwas da ist.',
  signature:
    'Die heruntergeladene Datei enthält eine Unterschrift (Ed25519) über den Text im Feld „document“, Zeichen für Zeichen; prüfen lässt sie sich mit dem öffentlichen Schlüssel, den dieser Server unter /api/disclosure/key nennt.',
};
