import type { Claim } from '@blende/shared/claims/claim.ts';

const onlyOpenSource: Claim<'W8'> = {
  id: 'W8',
  class: 'T',
  scope: { surface: 'every', tenant: 'instance', roomModes: 'every' },
  texts: {
    de: {
      true: 'Diese Instanz besteht aus quelloffener Software. Die Stückliste nennt jeden Bestandteil mit Version, Lizenz und Fundstelle des Quelltexts. Nachgewiesen am {date}.',
      false:
        'Trifft derzeit nicht zu: Bei der Prüfung am {date} war die Lizenz eines Bestandteils unbekannt oder nicht quelloffen ({finding}).',
      unknown:
        'Ob diese Instanz nur aus quelloffener Software besteht, ist nicht überprüft oder der Nachweis ist veraltet.',
      declared:
        'Der Betreiber gibt an, dass diese Instanz aus quelloffener Software besteht (gültig bis {until}).',
    },
    en: {
      true: 'This instance consists of open-source software. The bill of materials names each component with its version, its licence and where its source is found. Proven on {date}.',
      false:
        'Does not currently hold: in the check on {date} the licence of a component was unknown or not open source ({finding}).',
      unknown:
        'Whether this instance consists of open-source software alone is not checked, or the evidence is out of date.',
      declared:
        'The operator declares that this instance consists of open-source software (valid until {until}).',
    },
  },
  evidence: [
    {
      kind: 'test',
      shows: 'every component has a version, an open licence and a place of its source',
      showsInGerman:
        'Jeder Bestandteil hat eine Version, eine quelloffene Lizenz und eine Fundstelle seines Quelltexts',
    },
  ],
  findings: {
    'licence-unknown': {
      de: 'zu einem Bestandteil ist keine Lizenz vermerkt',
      en: 'no licence is noted for a component',
    },
    'licence-not-open': {
      de: 'die Lizenz eines Bestandteils gilt nicht als quelloffen',
      en: 'the licence of a component does not count as open source',
    },
    'bill-missing': {
      de: 'die Stückliste war nicht lesbar',
      en: 'the bill of materials could not be read',
    },
  },
  maxAgeDays: 8,
};

export const billClaims = [onlyOpenSource] as const;
