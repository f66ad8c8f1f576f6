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
      shows: 'each change of a generated configuration that leaves traces is found',
      showsInGerman:
        'jede Änderung an den erzeugten Einstellungen, die Spuren hinterlässt, fällt auf',
    },
    {
      kind: 'test',
      shows: 'nginx and HAProxy write no file of their own while a meeting passes through them',
      showsInGerman:
        'nginx und HAProxy schreiben keine Datei, während eine Konferenz durch sie hindurchgeht',
    },
  ],
  maxAgeDays: 8,
};

export const proxyClaims = [proxiesAreSilent] as const;
