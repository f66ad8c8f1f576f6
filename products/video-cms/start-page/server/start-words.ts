import type { PageLanguage } from '@blende/shared/http/page-language.ts';
import type { LibraryState } from '../library-state.ts';

interface StateWords {
  readonly title: string;
  readonly lead: string;
  readonly more: readonly string[];
  /** For whoever runs Blende, with what it does. */
  readonly command?: { readonly before: string; readonly text: string };
}

interface StartWords {
  readonly states: Readonly<Record<LibraryState, StateWords>>;
  readonly meetings: string;
  readonly code: string;
  readonly statement: string;
  readonly imprint: string;
  readonly record: string;
}

export const START_WORDS: Readonly<Record<PageLanguage, StartWords>> = {
  de: {
    states: {
      ready: {
        title: 'Die Bibliothek ist eingerichtet',
        lead: 'Datenbank und Schlüssel sind bereit.',
        more: ['Konten und Videos gibt es in dieser Fassung von Blende noch nicht.'],
      },
      locked: {
        title: 'Die Bibliothek ist gesperrt',
        lead: 'Ihre Schlüssel sind seit dem letzten Start nicht geöffnet worden. Was gespeichert ist, bleibt bis dahin unlesbar; verloren ist nichts.',
        more: ['Konferenzen sind davon nicht betroffen.'],
        command: {
          before: 'Wer Blende betreibt, öffnet sie auf dem Server mit diesem Befehl:',
          text: './blende keys unlock',
        },
      },
      'keys-away': {
        title: 'Die Bibliothek ist gleich wieder da',
        lead: 'Der Prozess, der ihre Schlüssel hält, wird gerade neu gestartet. Laden Sie diese Seite in einer Minute neu.',
        more: ['Konferenzen sind davon nicht betroffen.'],
        command: {
          before: 'Dauert es länger, findet die Person, die Blende betreibt, den Grund mit:',
          text: './blende doctor',
        },
      },
      'database-away': {
        title: 'Die Bibliothek erreicht ihre Datenbank nicht',
        lead: 'Verloren ist nichts. Laden Sie diese Seite in einer Minute neu.',
        more: ['Konferenzen sind davon nicht betroffen.'],
        command: {
          before: 'Dauert es länger, findet die Person, die Blende betreibt, den Grund mit:',
          text: './blende doctor',
        },
      },
    },
    meetings: 'Zu den Konferenzen',
    code: 'Code: {code}',
    statement: 'Datenschutzerklärung',
    imprint: 'Impressum',
    record: 'Verarbeitungsverzeichnis',
  },
  en: {
    states: {
      ready: {
        title: 'The library is set up',
        lead: 'Database and keys are ready.',
        more: ['This version of Blende has no accounts and no videos yet.'],
      },
      locked: {
        title: 'The library is locked',
        lead: 'Its keys have not been opened since the last start. Until then, what is stored cannot be read; nothing is lost.',
        more: ['Meetings are not affected.'],
        command: {
          before: 'Whoever runs Blende opens them on the server with this command:',
          text: './blende keys unlock',
        },
      },
      'keys-away': {
        title: 'The library will be back in a moment',
        lead: 'The process that holds its keys is just being started again. Load this page again in a minute.',
        more: ['Meetings are not affected.'],
        command: {
          before: 'If it takes longer, whoever runs Blende finds the reason with:',
          text: './blende doctor',
        },
      },
      'database-away': {
        title: 'The library does not reach its database',
        lead: 'Nothing is lost. Load this page again in a minute.',
        more: ['Meetings are not affected.'],
        command: {
          before: 'If it takes longer, whoever runs Blende finds the reason with:',
          text: './blende doctor',
        },
      },
    },
    meetings: 'To the meetings',
    code: 'Code: {code}',
    statement: 'Privacy statement',
    imprint: 'Imprint',
    record: 'Record of processing',
  },
};
