import type { PageLanguage } from '@blende/shared/http/page-language.ts';

interface StatementWords {
  readonly title: string;
  readonly lead: string;
  readonly howTo: string;
  readonly legend: string;
  readonly legendOf: Readonly<Record<'proven' | 'declared' | 'not-checked' | 'contrary', string>>;
  readonly asOf: string;
  readonly controller: string;
  readonly notConfigured: string;
  readonly contents: string;
  readonly rights: string;
  readonly rightsText: readonly string[];
  readonly ask: string;
  readonly bill: string;
  readonly check: string;
  readonly checkText: string;
  readonly logState: Readonly<Record<'sound' | 'none' | 'damaged', string>>;
  readonly size: string;
  readonly key: string;
  readonly checkpoint: string;
  readonly forMachines: string;
  readonly limits: string;
  readonly limitsText: string;
  readonly printed: string;
}

export const STATEMENT_WORDS: Readonly<Record<PageLanguage, StatementWords>> = {
  de: {
    title: 'Datenschutzerklärung',
    lead: 'Was dieser Server über Sie erfährt, was er behält und was er nicht kann, Satz für Satz.',
    howTo:
      'Kein Satz hier ist nur ein Versprechen: Das Zeichen daneben sagt, was die letzte Prüfung ergab. Öffnen Sie „Beleg“, um zu sehen, was geprüft wurde und wann. Fehlt der Nachweis oder ist er zu alt, nimmt die Seite den Satz von selbst zurück.',
    legend: 'Die vier Zeichen',
    legendOf: {
      proven: 'Eine unabhängige Prüfung hat es gezeigt, und sie ist nicht zu alt.',
      declared: 'Der Betreiber steht dafür ein. Software kann es nicht sehen.',
      'not-checked': 'Es gibt keinen gültigen Nachweis. Verlassen Sie sich nicht darauf.',
      contrary: 'Eine Prüfung hat das Gegenteil gezeigt.',
    },
    asOf: 'Stand: {moment}',
    controller: 'Verantwortlich',
    notConfigured:
      'Nicht eingerichtet: Der Betreiber dieser Instanz hat noch nicht angegeben, wer er ist. Auf einem eigenen Rechner zum Ausprobieren ist das in Ordnung, im öffentlichen Betrieb nicht.',
    contents: 'Auf dieser Seite',
    rights: 'Ihre Rechte',
    rightsText: [
      'Sie können Auskunft über Ihre Daten verlangen, ihre Berichtigung, Löschung oder Übertragung und die Einschränkung ihrer Verarbeitung; Sie können der Verarbeitung widersprechen (Artikel 15 bis 21 DSGVO). Wenden Sie sich dazu an den Verantwortlichen.',
      'Sie können sich bei einer Aufsichtsbehörde für den Datenschutz beschweren (Artikel 77 DSGVO).',
    ],
    ask: 'Was weiß der Server über mich?',
    bill: 'Stückliste: alle Bestandteile mit Lizenz und Quelltext',
    check: 'Selbst nachprüfen',
    checkText:
      'Jede Prüfung steht in einem Protokoll, an das nur angehängt werden kann. Der Prüfprozess unterschreibt seinen Stand. Wer eine frühere Unterschrift aufhebt, kann erkennen, ob später etwas geändert oder gestrichen wurde.',
    logState: {
      sound: 'Das Protokoll ist unversehrt: Alle Prüfsummen führen zum unterschriebenen Stand.',
      none: 'Es gibt noch kein Protokoll: Auf dieser Instanz hat noch keine Prüfung stattgefunden.',
      damaged:
        'Das Protokoll ist beschädigt: Seine Prüfsummen passen nicht zum unterschriebenen Stand. Kein Eintrag darin zählt.',
    },
    size: '{size} Einträge',
    key: 'Öffentlicher Schlüssel',
    checkpoint: 'Unterschriebener Stand',
    forMachines: 'Für Programme',
    limits: 'Was von innen niemand nachweisen kann',
    limitsText:
      'Wer den Rechner besitzt, auf dem dieser Server läuft, kann seinen Arbeitsspeicher lesen; wer das Netz betreibt, sieht, wer sich wann verbindet. Das sieht keine Prüfung, die auf dem Rechner selbst läuft.',
    printed: 'Gedruckt wird der Stand von {moment}; der aktuelle steht auf der Seite.',
  },
  en: {
    title: 'Privacy statement',
    lead: 'What this server learns about you, what it keeps and what it cannot do, sentence by sentence.',
    howTo:
      'No sentence here is just a promise: the mark beside it says what the last check found. Open “Evidence” to see what was checked, and when. Where evidence is missing or too old, the page withdraws the sentence by itself.',
    legend: 'The four marks',
    legendOf: {
      proven: 'An independent check has shown it, and is not too old.',
      declared: 'The operator answers for it. Software cannot see it.',
      'not-checked': 'There is no valid evidence. Do not rely on it.',
      contrary: 'A check has shown the opposite.',
    },
    asOf: 'As of {moment}',
    controller: 'Controller',
    notConfigured:
      'Not configured: the operator of this instance has not yet said who they are. On a machine of one’s own, for trying out, that is fine; in public operation it is not.',
    contents: 'On this page',
    rights: 'Your rights',
    rightsText: [
      'You may ask for access to your data, to have it corrected, erased or handed over, and to have its processing restricted; you may object to its processing (Articles 15 to 21 GDPR). Turn to the controller for that.',
      'You may complain to a data-protection supervisory authority (Article 77 GDPR).',
    ],
    ask: 'What does the server know about me?',
    bill: 'Bill of materials: all components with licence and source',
    check: 'Check it yourself',
    checkText:
      'Every check stands in a log to which entries can only be added. The checking process signs how far it has come. Whoever keeps an earlier signature can tell whether anything was changed or struck out later.',
    logState: {
      sound: 'The log is intact: all hashes lead to what was signed.',
      none: 'There is no log yet: no check has taken place on this instance.',
      damaged: 'The log is damaged: its hashes do not fit what was signed. No entry in it counts.',
    },
    size: '{size} entries',
    key: 'Public key',
    checkpoint: 'What was signed',
    forMachines: 'For programs',
    limits: 'What nobody can prove from inside',
    limitsText:
      'Whoever owns the machine on which this server runs can read its memory; whoever runs the network sees who connects and when. No check that runs on the machine itself sees that.',
    printed: 'Printed is the state of {moment}; the current one is on the page.',
  },
};
