import type { Claim } from '@blende/shared/claims/claim.ts';

const quietConsole: Claim<'W15'> = {
  id: 'W15',
  class: 'T',
  scope: { surface: 'conference', tenant: 'instance', roomModes: 'every' },
  texts: {
    de: {
      true: 'Unsere Skripte schreiben in die Konsole Ihres Browsers nur Kennwörter für Warnungen und Fehler, nie Namen, Raum, Inhalte oder Schlüssel. Nachgewiesen am {date}.',
      false:
        'Trifft derzeit nicht zu: Bei der Prüfung am {date} stand in der Konsole des Browsers mehr als ein Kennwort ({finding}).',
      unknown:
        'Was unsere Skripte in die Konsole Ihres Browsers schreiben, ist nicht überprüft oder der Nachweis ist veraltet.',
      declared:
        'Der Betreiber gibt an, dass unsere Skripte in die Konsole Ihres Browsers nur Kennwörter schreiben (gültig bis {until}).',
    },
    en: {
      true: 'Our scripts write nothing but codes for warnings and errors to the console of your browser, never names, room, content or keys. Proven on {date}.',
      false:
        'Does not currently hold: in the check on {date} the browser console showed more than a code ({finding}).',
      unknown:
        'What our scripts write to the console of your browser is not checked, or the evidence is out of date.',
      declared:
        'The operator declares that our scripts write nothing but codes to the console of your browser (valid until {until}).',
    },
  },
  evidence: [
    {
      kind: 'test',
      shows: 'pages and workers write only known codes, also when the engine is killed in a call',
      showsInGerman:
        'Seiten und Worker schreiben nur bekannte Kennwörter, auch wenn der Medienserver mitten in einer Konferenz ausfällt',
    },
  ],
  maxAgeDays: 8,
};

export const callClaims = [quietConsole] as const;
