import type { Claim } from '@blende/shared/claims/claim.ts';

export const noOtherUse: Claim<'A15'> = {
  id: 'A15',
  class: 'T',
  scope: { surface: 'video-cms', tenant: 'instance', roomModes: 'every' },
  texts: {
    de: {
      true: 'Ihre Inhalte machen wir uns nicht zunutze. Von diesem Server führen Verbindungen nur zu den Stellen, die mit Zweck und Ort angegeben sind; eine andere besteht nicht. Nachgewiesen am {date}.',
      false:
        'Trifft derzeit nicht zu: Bei der Prüfung am {date} führte eine Verbindung zu einer Stelle, die nicht angegeben ist ({finding}).',
      unknown:
        'Ob von diesem Server Verbindungen nur zu angegebenen Stellen führen, ist nicht überprüft oder der Nachweis ist veraltet.',
      declared:
        'Der Betreiber gibt an, dass er sich Ihre Inhalte nicht zunutze macht (gültig bis {until}).',
    },
    en: {
      true: 'We make no use of your content ourselves. Connections from this server lead only to places that are declared with purpose and location; there is no other one. Proven on {date}.',
      false:
        'Does not currently hold: in the check on {date} a connection led to a place that is not declared ({finding}).',
      unknown:
        'Whether connections from this server lead only to declared places is not checked, or the evidence is out of date.',
      declared:
        'The operator declares that they make no use of your content themselves (valid until {until}).',
    },
  },
  evidence: [
    {
      kind: 'test',
      shows: 'no process of the instance is connected to another machine but as the table says',
      showsInGerman:
        'Kein Prozess ist mit einer anderen Maschine verbunden, außer wie es die Tabelle sagt',
    },
    {
      kind: 'test',
      shows: 'each line of the table has a purpose and a location',
      showsInGerman: 'Jede Zeile der Tabelle hat einen Zweck und einen Ort',
    },
  ],
  findings: {
    'connection-foreign': {
      de: 'ein Prozess war mit einer Stelle verbunden, die in der Tabelle fehlt',
      en: 'a process was connected to a place that the table lacks',
    },
    'location-undeclared': {
      de: 'von einer Stelle in der Tabelle ist nicht angegeben, wo sie steht',
      en: 'of one place in the table it is not declared where it stands',
    },
  },
  maxAgeDays: 8,
};
