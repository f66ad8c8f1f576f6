import type { Claim } from '@blende/shared/claims/claim.ts';

const proxiesAreSilent: Claim<'W6'> = {
  id: 'W6',
  class: 'T',
  scope: { surface: 'conference', tenant: 'instance', roomModes: 'every' },
  texts: {
    de: {
      true: 'Auch ein Webserver, der vor dieser Anwendung steht, schreibt kein Zugriffsprotokoll und kein Fehlerprotokoll. Seine Einstellungen werden von uns erzeugt oder Zeile für Zeile geprüft. Nachgewiesen am {date}.',
      false:
        'Trifft derzeit nicht zu: Bei der Prüfung am {date} stand in den Einstellungen eines Webservers vor dieser Anwendung etwas, das Spuren schreibt oder weitergibt ({finding}).',
      unknown:
        'Ob ein Webserver, der vor dieser Anwendung steht, Zugriffe oder Fehler protokolliert, ist nicht überprüft oder der Nachweis ist veraltet.',
      declared:
        'Der Betreiber gibt an, dass ein Webserver, der vor dieser Anwendung steht, weder Zugriffe noch Fehler protokolliert (gültig bis {until}).',
    },
    en: {
      true: 'A web server in front of this application writes no access log and no error log either. Its settings are made by us or checked line by line. Proven on {date}.',
      false:
        'Does not currently hold: in the check on {date} the settings of a web server in front of this application held something that writes or passes on traces ({finding}).',
      unknown:
        'Whether a web server in front of this application logs visits or errors is not checked, or the evidence is out of date.',
      declared:
        'The operator declares that a web server in front of this application logs neither visits nor errors (valid until {until}).',
    },
  },
  evidence: [
    {
      kind: 'test',
      shows: 'no line of the settings of a web server in front writes or passes on traces',
      showsInGerman:
        'Keine Zeile in den Einstellungen eines vorgeschalteten Webservers schreibt Spuren oder gibt sie weiter',
    },
  ],
  findings: {
    'proxy-traces': {
      de: 'eine Zeile in den Einstellungen des Webservers schreibt Spuren oder gibt sie weiter',
      en: 'a line in the settings of the web server writes or passes on traces',
    },
    'proxy-not-named': {
      de: 'der Betreiber hat nicht angegeben, wo die Einstellungen des Webservers stehen',
      en: 'the operator has not said where the settings of the web server are',
    },
    'proxy-unread': {
      de: 'die Einstellungen des Webservers ließen sich nicht vollständig lesen',
      en: 'the settings of the web server could not be read completely',
    },
  },
  maxAgeDays: 8,
};

export const proxyClaims = [proxiesAreSilent] as const;
