import type {
  DataActivity,
  DataGroup,
  KeyClass,
  LegalBasis,
  Retention,
} from '@blende/shared/protocol/data-field.ts';

interface RecordWords {
  readonly title: string;
  readonly lead: string;
  readonly controller: string;
  /** Legal basis, how long, who can read it. */
  readonly columns: readonly [string, string, string];
  readonly activities: Readonly<Record<DataActivity, readonly [title: string, people: string]>>;
  readonly basis: Readonly<Record<LegalBasis, string>>;
  readonly retention: Readonly<Record<Retention, string>>;
  readonly readers: Readonly<Record<KeyClass, string>>;
  readonly personal: Readonly<Record<DataGroup['personal'], string>>;
  readonly concerned: string;
  readonly recipients: string;
  readonly recipientsText: string;
  readonly processors: string;
  readonly noProcessors: string;
  readonly transfers: string;
  readonly transfersText: (country: string) => string;
  readonly measures: string;
  readonly measuresText: string;
  readonly statement: string;
}

export const RECORD_WORDS: Readonly<Record<'de' | 'en', RecordWords>> = {
  de: {
    title: 'Verzeichnis der Verarbeitungs\u00ADtätigkeiten',
    lead: 'Nach Artikel 30 DSGVO. Diese Seite entsteht aus dem Programm selbst: Jede Angabe, die es entgegennimmt, behält oder weitergibt, ist dort verzeichnet. Sie gilt für diese Instanz; andere Tätigkeiten des Betreibers stehen nicht darin.',
    controller: 'Verantwortlich',
    columns: ['Rechtsgrundlage', 'Wie lange', 'Wer es lesen kann'],
    activities: {
      pages: ['Seiten aufrufen', 'Alle, die eine Seite öffnen'],
      meeting: ['Konferenz vermitteln', 'Teilnehmende einer Konferenz'],
      content: ['Inhalte einer Konferenz', 'Teilnehmende einer Konferenz'],
      facts: ['Angaben zum Betreiber', 'Betreiber und von ihm benannte Personen'],
      operation: ['Betrieb', 'Niemand: Zahlen und technische Dateien'],
    },
    basis: {
      'requested-service': 'Art. 6 Abs. 1 Buchst. b oder f DSGVO: der gewünschte Dienst',
      security: 'Art. 6 Abs. 1 Buchst. f DSGVO: sicherer Betrieb',
      consent: 'Art. 6 Abs. 1 Buchst. a DSGVO, § 25 Abs. 1 TDDDG: Einwilligung',
      'legal-duty': 'Art. 6 Abs. 1 Buchst. c DSGVO: gesetzliche Pflicht',
      none: 'Kein Personenbezug',
    },
    retention: {
      request: 'Bis die Antwort gesendet ist',
      connection: 'Bis die Verbindung endet',
      meeting: 'Bis die Konferenz vorbei ist, höchstens eine Minute länger',
      'ten-minutes': 'Höchstens zehn Minuten',
      process: 'Bis der Dienst neu startet',
      participants: 'Nur bei den Teilnehmenden, bis sie gehen',
      browser: 'Im eigenen Browser, bis man es dort entfernt',
      operator: 'Bis der Betreiber es ändert',
    },
    readers: {
      'end-to-end': 'Nur Teilnehmende (Ende-zu-Ende verschlüsselt)',
      link: 'Nur wer den Einladungslink hat',
      server: 'Der Server, nur im Arbeitsspeicher',
      operator: 'Der Betreiber',
      public: 'Alle, die die Seite öffnen',
    },
    personal: {
      personal: 'Personenbezogene Daten',
      pseudonymous: 'Zufallskennungen, die zu keinem Namen gehören',
      none: 'Daten ohne Personenbezug',
    },
    concerned: 'Betroffene',
    recipients: 'Empfänger',
    recipientsText:
      'Was in einer Konferenz gesagt und gezeigt wird, erhalten die anderen Teilnehmenden. Sonst gibt das Programm nichts weiter.',
    processors: 'Auftragsverarbeiter:',
    noProcessors: 'Es gibt keine Auftragsverarbeiter.',
    transfers: 'Übermittlung in Drittländer',
    transfersText: (country) =>
      `Das Programm übermittelt selbst nichts. Die Server stehen hier: ${country}. Teilnehmende können sich von überall verbinden.`,
    measures: 'Technische und organisatorische Maßnahmen',
    measuresText:
      'Die Datenschutzerklärung nennt sie einzeln, jede mit ihrem Beleg oder dem Hinweis, dass er fehlt.',
    statement: 'Zur Datenschutzerklärung',
  },
  en: {
    title: 'Record of processing activities',
    lead: 'Under Article 30 GDPR. This page is made from the program itself: everything that it takes, keeps or passes on is declared there. It is about this instance; other activities of the operator are not in it.',
    controller: 'Controller',
    columns: ['Legal basis', 'How long', 'Who can read it'],
    activities: {
      pages: ['Opening pages', 'Everybody who opens a page'],
      meeting: ['Arranging a meeting', 'Participants of a meeting'],
      content: ['What is said and shown', 'Participants of a meeting'],
      facts: ['Facts about the operator', 'The operator and people they name'],
      operation: ['Operation', 'Nobody: counts and technical files'],
    },
    basis: {
      'requested-service': 'Art. 6 (1) (b) or (f) GDPR: the service that was asked for',
      security: 'Art. 6 (1) (f) GDPR: safe operation',
      consent: 'Art. 6 (1) (a) GDPR, § 25 (1) TDDDG: consent',
      'legal-duty': 'Art. 6 (1) (c) GDPR: legal duty',
      none: 'Not about a person',
    },
    retention: {
      request: 'Until the answer is sent',
      connection: 'Until the connection ends',
      meeting: 'Until the meeting is over, a minute longer at most',
      'ten-minutes': 'Ten minutes at most',
      process: 'Until the service starts anew',
      participants: 'With the participants only, until they leave',
      browser: 'In one’s own browser, until one removes it there',
      operator: 'Until the operator changes it',
    },
    readers: {
      'end-to-end': 'Participants only (end-to-end encrypted)',
      link: 'Only those who have the invitation link',
      server: 'The server, in memory only',
      operator: 'The operator',
      public: 'Everybody who opens the page',
    },
    personal: {
      personal: 'Personal data',
      pseudonymous: 'Random ids that belong to no name',
      none: 'Data about nobody',
    },
    concerned: 'People concerned',
    recipients: 'Recipients',
    recipientsText:
      'What is said and shown in a meeting reaches the other participants. Beyond that the program passes nothing on.',
    processors: 'Processors:',
    noProcessors: 'There are no processors.',
    transfers: 'Transfers to third countries',
    transfersText: (country) =>
      `The program itself transfers nothing. The servers stand here: ${country}. Participants can connect from anywhere.`,
    measures: 'Technical and organisational measures',
    measuresText:
      'The privacy statement names them one by one, each with its evidence or with the remark that there is none.',
    statement: 'To the privacy statement',
  },
};
