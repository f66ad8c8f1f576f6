import type { Claim } from '@blende/shared/claims/claim.ts';

const scope = { surface: 'every', tenant: 'instance', roomModes: 'every' } as const;

const controller: Claim<'W1'> = {
  id: 'W1',
  class: 'D',
  scope,
  texts: {
    de: {
      true: 'Verantwortlich für diese Seiten ist der im Impressum genannte Betreiber. Nachgewiesen am {date}.',
      false:
        'Trifft derzeit nicht zu: Bei der Prüfung am {date} war nicht angegeben, wer verantwortlich ist ({finding}).',
      unknown:
        'Wer für diese Seiten verantwortlich ist, hat der Betreiber nicht angegeben, oder seine Angabe ist abgelaufen.',
      declared:
        'Verantwortlich für diese Seiten ist: {controller}. Das gibt der Betreiber an (gültig bis {until}).',
    },
    en: {
      true: 'The operator named in the imprint is responsible for these pages. Proven on {date}.',
      false:
        'Does not currently hold: in the check on {date} nobody was named as responsible ({finding}).',
      unknown:
        'The operator has not said who is responsible for these pages, or what they said has expired.',
      declared:
        'Responsible for these pages: {controller}. The operator declares this (valid until {until}).',
    },
  },
  evidence: [
    {
      kind: 'declaration',
      shows: 'name, address and contact of the operator',
      showsInGerman: 'Name, Anschrift und Kontakt des Betreibers',
    },
    {
      kind: 'test',
      shows: 'without these facts nothing starts for others',
      showsInGerman: 'Ohne diese Angaben startet nichts, was andere erreichen',
    },
  ],
  maxAgeDays: 8,
};

const location: Claim<'W22'> = {
  id: 'W22',
  class: 'D',
  scope,
  texts: {
    de: {
      true: 'Die Server dieser Instanz stehen dort, wo der Betreiber es angibt. Nachgewiesen am {date}.',
      false:
        'Trifft derzeit nicht zu: Bei der Prüfung am {date} war eine Serveradresse eingetragen, die nicht zum angegebenen Standort gehört ({finding}).',
      unknown:
        'Wo die Server dieser Instanz stehen, hat der Betreiber nicht angegeben, oder seine Angabe ist abgelaufen.',
      declared:
        'Die Server dieser Instanz stehen hier: {location}. Sie laufen bei: {hosting}. Das gibt der Betreiber an (gültig bis {until}). Die Software vergleicht nur, ob alle eingetragenen Serveradressen in den angegebenen Netzen liegen.',
    },
    en: {
      true: 'The servers of this instance stand where the operator says. Proven on {date}.',
      false:
        'Does not currently hold: in the check on {date} a server address was configured that does not belong to the declared location ({finding}).',
      unknown:
        'The operator has not said where the servers of this instance stand, or what they said has expired.',
      declared:
        'The servers of this instance stand here: {location}. They run at: {hosting}. The operator declares this (valid until {until}). The software only compares whether all configured server addresses lie in the declared networks.',
    },
  },
  evidence: [
    {
      kind: 'declaration',
      shows: 'place of the servers, who runs them, and in which networks',
      showsInGerman: 'Ort der Server, wer sie betreibt und in welchen Netzen',
    },
    {
      kind: 'probe',
      shows: 'every configured address lies in the declared networks',
      showsInGerman: 'Jede eingetragene Adresse liegt in den angegebenen Netzen',
    },
    {
      kind: 'test',
      shows: 'an address outside the declared networks is found',
      showsInGerman: 'Eine Adresse außerhalb der angegebenen Netze wird gefunden',
    },
  ],
  maxAgeDays: 8,
  findings: {
    'address-elsewhere': {
      de: 'eine eingetragene Adresse liegt außerhalb der angegebenen Netze',
      en: 'a configured address lies outside the declared networks',
    },
    'no-address': { de: 'keine Adresse war eingetragen', en: 'no address was configured' },
    'nothing-declared': { de: 'es war nichts angegeben', en: 'nothing was declared' },
  },
};

const processors: Claim<'W24'> = {
  id: 'W24',
  class: 'D',
  scope,
  texts: {
    de: {
      true: 'Mit allen, die im Auftrag des Betreibers Daten verarbeiten, besteht ein Vertrag. Nachgewiesen am {date}.',
      false:
        'Trifft derzeit nicht zu: Bei der Prüfung am {date} fehlte ein Vertrag zur Auftragsverarbeitung ({finding}).',
      unknown:
        'Ob mit allen, die im Auftrag des Betreibers Daten verarbeiten, ein gültiger Vertrag besteht, ist nicht angegeben, oder ein Vertrag ist abgelaufen.',
      declared:
        'Im Auftrag des Betreibers verarbeiten Daten: {processors}. Verträge nach Art. 28 DSGVO liegen ihm vor, wo es sie braucht. Das gibt der Betreiber an (gültig bis {until}).',
    },
    en: {
      true: 'There is a contract with everybody who processes data for the operator. Proven on {date}.',
      false:
        'Does not currently hold: in the check on {date} a processor contract was missing ({finding}).',
      unknown:
        'Whether there is a valid contract with everybody who processes data for the operator has not been declared, or a contract has expired.',
      declared:
        'Processing data for the operator: {processors}. The operator holds contracts under Art. 28 GDPR where they are needed, and declares this (valid until {until}).',
    },
  },
  evidence: [
    {
      kind: 'declaration',
      shows: 'a contract for each host, with the hash of the document and its end',
      showsInGerman: 'Ein Vertrag für jeden Hoster, mit Prüfsumme des Dokuments und Ende',
    },
    {
      kind: 'test',
      shows: 'a contract that has expired takes the sentence back',
      showsInGerman: 'Ein abgelaufener Vertrag nimmt den Satz zurück',
    },
  ],
  maxAgeDays: 8,
};

export const factsClaims = [controller, location, processors] as const;
