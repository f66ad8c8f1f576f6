import type { Claim } from '@blende/shared/claims/claim.ts';

const dataMinimisation: Claim<'W18'> = {
  id: 'W18',
  class: 'T',
  scope: { surface: 'every', tenant: 'instance', roomModes: 'every' },
  texts: {
    de: {
      true: 'Jede Angabe, die dieser Dienst entgegennimmt, behält oder weitergibt, steht mit Zweck, Rechtsgrundlage und Dauer in einem Verzeichnis. Was nicht darin steht, lässt sich nicht in den Dienst einbauen. Nachgewiesen am {date}.',
      false:
        'Trifft derzeit nicht zu: Bei der Prüfung am {date} gab es eine Angabe, die in keinem Verzeichnis steht ({finding}).',
      unknown:
        'Ob jede Angabe, die dieser Dienst entgegennimmt, in einem Verzeichnis steht, ist nicht überprüft oder der Nachweis ist veraltet.',
      declared:
        'Der Betreiber gibt an, dass jede Angabe, die dieser Dienst entgegennimmt, in einem Verzeichnis steht (gültig bis {until}).',
    },
    en: {
      true: 'Everything that this service takes, keeps or passes on stands in a register, with purpose, legal basis and duration. What does not stand there cannot be built into the service. Proven on {date}.',
      false:
        'Does not currently hold: in the check on {date} there was something that stands in no register ({finding}).',
      unknown:
        'Whether everything that this service takes stands in a register is not checked, or the evidence is out of date.',
      declared:
        'The operator declares that everything this service takes stands in a register (valid until {until}).',
    },
  },
  evidence: [
    {
      kind: 'test',
      shows:
        'each field, header, event and count in the code is declared, and a planted one is found',
      showsInGerman:
        'Jedes Feld, jede Kopfzeile, jedes Ereignis und jede Zahl im Programm ist verzeichnet, und ein eingeschmuggeltes wird gefunden',
    },
  ],
  maxAgeDays: 8,
};

export const recordClaims = [dataMinimisation] as const;
