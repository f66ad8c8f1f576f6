/** Words around the evidence of a sentence. */
export const EVIDENCE_WORDS = {
  de: {
    open: 'Beleg',
    needs: 'Was dafür zu sehen sein muss',
    holds: 'trifft zu',
    fails: 'trifft nicht zu',
    'not-checked': 'konnte nicht geprüft werden',
    missing: 'noch nicht geprüft',
    live: 'an dieser laufenden Instanz',
    twin: 'an einer gleichen Instanz zum Prüfen',
    'release-test': 'Test vor der Veröffentlichung',
    independent: 'von einem eigenen Prozess unter eigenem Benutzer',
    dependent: 'nicht unabhängig: unter demselben Benutzer wie der Server',
    record: 'Eintrag {index} von {size} im Prüfprotokoll',
    recordOfRelease: 'Eintrag {index} von {size} im Protokoll der Veröffentlichung',
    proof: 'Einschlussnachweis',
    proofHint: 'Diese Prüfsummen führen vom Eintrag zur signierten Wurzel des Protokolls.',
    proofEmpty: 'Der Eintrag ist der einzige: seine Prüfsumme ist die Wurzel.',
    build: 'Fassung {commit}',
    releaseTests: 'Tests vor der Veröffentlichung',
    releaseHint:
      'Sie zeigen, was die Software kann, nicht was hier läuft: Das Zeichen bestimmen sie nicht mit.',
    declaredBy: 'Angabe von {by}',
    document: 'Grundlage: {document}',
    hash: 'Prüfsumme der Grundlage (SHA-256): {hash}',
    until: 'Gültig bis {until}',
    onlyConsistency: 'Die Software prüft nur, dass sich die Angaben nicht widersprechen.',
    maxAge: 'Ein Nachweis gilt höchstens {days} Tage.',
    class: {
      T: 'Durch Tests und Prüfungen nachweisbar',
      P: 'Nur am laufenden System nachweisbar',
      D: 'Nicht durch Software nachweisbar: Angabe des Betreibers',
      L: 'Rechtliche Aussage: Geprüft wird das Verfahren dazu',
    },
    reason: {
      none: 'Es gibt noch nicht für alles einen Nachweis.',
      'could-not-check': 'Die letzte Prüfung kam zu keinem Ergebnis.',
      outdated: 'Der letzte Nachweis ist zu alt.',
      'not-independent':
        'Geprüft hat ein Prozess, der nicht unabhängig vom Server ist. Als nachgewiesen gilt das nicht.',
    },
  },
  en: {
    open: 'Evidence',
    needs: 'What has to be seen for it',
    holds: 'holds',
    fails: 'does not hold',
    'not-checked': 'could not be checked',
    missing: 'not checked yet',
    live: 'on this running instance',
    twin: 'on an equal instance for checks',
    'release-test': 'test before the release',
    independent: 'by a process of its own under a user of its own',
    dependent: 'not independent: under the same user as the server',
    record: 'record {index} of {size} in the log of checks',
    recordOfRelease: 'record {index} of {size} in the log of the release',
    proof: 'Inclusion proof',
    proofHint: 'These hashes lead from the record to the signed root of the log.',
    proofEmpty: 'The record is the only one: its hash is the root.',
    build: 'version {commit}',
    releaseTests: 'Tests before the release',
    releaseHint:
      'They show what the software can do, not what runs here: they do not decide the mark.',
    declaredBy: 'Declared by {by}',
    document: 'Based on: {document}',
    hash: 'Hash of what it is based on (SHA-256): {hash}',
    until: 'Valid until {until}',
    onlyConsistency: 'The software only checks that what is declared does not contradict itself.',
    maxAge: 'Evidence counts for {days} days at most.',
    class: {
      T: 'Can be proven by tests and checks',
      P: 'Can be proven on the running system only',
      D: 'Cannot be proven by software: declared by the operator',
      L: 'A legal sentence: what is checked is the procedure for it',
    },
    reason: {
      none: 'Not everything has evidence yet.',
      'could-not-check': 'The last check came to no result.',
      outdated: 'The last evidence is too old.',
      'not-independent':
        'The check was made by a process that is not independent of the server. That does not count as proven.',
    },
  },
} as const;

/** Puts values into `{name}` places. */
export function fillWords(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all));
}
