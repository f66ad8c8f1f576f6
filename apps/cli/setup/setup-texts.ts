import type { Contradiction } from '@blende/statement/supervisor.ts';

interface SetupTexts {
  readonly begin: string;
  readonly again: Readonly<
    Record<Contradiction | 'answer-invalid' | 'document-unreadable', string>
  >;
  readonly optional: string;
  readonly yes: string;
  readonly no: string;
  readonly ownWord: (day: string) => string;
  readonly authorities: (listedOn: string) => string;
  readonly complete: string;
  readonly missing: string;
  readonly part: string;
  readonly over: (day: string) => string;
  readonly soon: (day: string) => string;
}

/** All words of `setup` beside the questions. */
export const SETUP_TEXTS: Readonly<Record<'de' | 'en', SetupTexts>> = {
  de: {
    begin:
      'Angaben zum Betrieb. Jede Antwort wird sofort gespeichert; Sie können jederzeit aufhören.\nEine leere Zeile behält, was in Klammern steht. Ein Minuszeichen (-) entfernt es.',
    again: {
      'answer-invalid': 'So lässt sich das nicht lesen. Bitte noch einmal.',
      'document-unreadable':
        'Diese Datei lässt sich nicht lesen. Geben Sie einen Pfad oder die SHA-256-Prüfsumme an.',
      'contract-expired': 'Dieser Vertrag ist abgelaufen: Tragen Sie den gültigen ein.',
      'contract-of-another-host':
        'Die Maschine ist gemietet, aber mit ihrem Betreiber ist kein Vertrag eingetragen: Ergänzen Sie ihn.',
      'certificate-in-future':
        'Dieses Zertifikat gilt noch nicht: Tragen Sie das ein, das heute gilt.',
      'certificate-expired': 'Dieses Zertifikat ist abgelaufen: Tragen Sie das gültige ein.',
      'certificate-ends-before-it-begins':
        'Das Zertifikat endet vor seinem Beginn: Prüfen Sie beide Tage.',
      'no-contact':
        'Ein Kontakt braucht eine E-Mail-Adresse: Tragen Sie eine ein, auf der jemand antwortet.',
      'officer-unreachable':
        'Die datenschutzbeauftragte Person braucht eine E-Mail-Adresse: Ergänzen Sie sie.',
      'fact-expired':
        'Dieser Tag liegt in der Vergangenheit: Geben Sie an, bis wann die Angabe gilt.',
    },
    optional: 'kann entfallen',
    yes: 'ja',
    no: 'nein',
    ownWord: (day) => `Eigene Angabe vom ${day}`,
    authorities: (listedOn) =>
      `Kürzel (Stand ${listedOn}; die Anschrift steht auf der Webseite der Behörde):`,
    complete: 'Alle nötigen Angaben sind da.',
    missing: 'Es fehlt:',
    part: 'alles zu diesem Punkt',
    over: (day) => `abgelaufen am ${day}`,
    soon: (day) => `läuft ab am ${day}`,
  },
  en: {
    begin:
      'Facts about who operates this instance. Each answer is kept at once; you can end any time.\nAn empty line keeps what stands in brackets. A minus sign (-) removes it.',
    again: {
      'answer-invalid': 'This cannot be read that way. Please try again.',
      'document-unreadable': 'This file cannot be read. Give a path, or the SHA-256 checksum.',
      'contract-expired': 'This contract has expired: enter the one that is valid.',
      'contract-of-another-host':
        'The machine is rented, but there is no contract with whoever runs it: add it.',
      'certificate-in-future':
        'This certificate is not valid yet: enter the one that is valid today.',
      'certificate-expired': 'This certificate has expired: enter the one that is valid.',
      'certificate-ends-before-it-begins':
        'The certificate ends before it begins: check both days.',
      'no-contact': 'A contact needs an email address: enter one at which somebody answers.',
      'officer-unreachable': 'The data protection officer needs an email address: add it.',
      'fact-expired': 'This day has passed: say until when the fact counts.',
    },
    optional: 'may be left out',
    yes: 'yes',
    no: 'no',
    ownWord: (day) => `Own statement of ${day}`,
    authorities: (listedOn) =>
      `Keys (as of ${listedOn}; the address stands on the authority’s website):`,
    complete: 'All that is needed is there.',
    missing: 'Missing:',
    part: 'everything under this heading',
    over: (day) => `expired on ${day}`,
    soon: (day) => `expires on ${day}`,
  },
};
