import type { Claim } from '@blende/shared/claims/claim.ts';

export const engineIsHardened: Claim<'W9'> = {
  id: 'W9',
  class: 'T',
  scope: { surface: 'conference', tenant: 'instance', roomModes: 'every' },
  texts: {
    de: {
      true: 'Der quelloffene Medienserver LiveKit läuft hier strenger eingestellt als vom Hersteller vorgesehen: ohne Protokolle, ohne fremde Server, ohne Aufnahme- und Fernzugänge. Nachgewiesen am {date}.',
      false:
        'Trifft derzeit nicht zu: Bei der Prüfung am {date} war eine Einstellung des Medienservers wieder die des Herstellers ({finding}).',
      unknown:
        'Ob der Medienserver strenger eingestellt ist als vom Hersteller vorgesehen, ist nicht überprüft oder der Nachweis ist veraltet.',
      declared:
        'Der Betreiber gibt an, dass der Medienserver strenger eingestellt ist als vom Hersteller vorgesehen (gültig bis {until}).',
    },
    en: {
      true: 'The open-source media server LiveKit runs here with stricter settings than its maker ships: no logs, no foreign servers, no recording and no remote access. Proven on {date}.',
      false:
        'Does not currently hold: in the check on {date} a setting of the media server was the maker’s again ({finding}).',
      unknown:
        'Whether the media server has stricter settings than its maker ships is not checked, or the evidence is out of date.',
      declared:
        'The operator declares that the media server has stricter settings than its maker ships (valid until {until}).',
    },
  },
  evidence: [
    {
      kind: 'test',
      shows:
        'the settings that the media server was started with differ from upstream in every way that the source lists',
      showsInGerman:
        'Die Einstellungen, mit denen der Medienserver gestartet wurde, weichen in allen Punkten vom Hersteller ab, die der Quelltext auflistet',
    },
  ],
  findings: {
    'engine-logs': { de: 'er schreibt Protokolle', en: 'it writes logs' },
    'engine-reachable': {
      de: 'er ist unter Umgehung unserer Prüfung erreichbar',
      en: 'it can be reached past our checks',
    },
    'rooms-by-anybody': { de: 'er legt Räume selbst an', en: 'it makes rooms by itself' },
    'foreign-stun': { de: 'er nennt fremde STUN-Server', en: 'it names STUN servers of others' },
    'asks-for-its-address': {
      de: 'er fragt fremde Server nach seiner Adresse',
      en: 'it asks servers of others for its address',
    },
    'more-codecs': { de: 'er bietet weitere Formate an', en: 'it offers further formats' },
    'switches-on-microphones': {
      de: 'er lässt fremde Mikrofone einschalten',
      en: 'it lets the microphones of others be switched on',
    },
    'carries-data': { de: 'er befördert weitere Daten', en: 'it carries further data' },
    'relays-elsewhere': {
      de: 'er vermittelt auch an andere Ziele',
      en: 'it relays to other places too',
    },
    'more-doors': {
      de: 'er hat weitere Zugänge, etwa für Zähler oder Aufnahmen',
      en: 'it has further doors, for example for counters or recorders',
    },
  },
  maxAgeDays: 8,
};
