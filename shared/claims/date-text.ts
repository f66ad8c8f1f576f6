// Dates are those of UTC: a statement reads the same wherever it is printed.

const LONG = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
const DATES = {
  de: new Intl.DateTimeFormat('de-DE', LONG),
  en: new Intl.DateTimeFormat('en-GB', LONG),
};
const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'UTC' } as const;
const TIMES = {
  de: new Intl.DateTimeFormat('de-DE', CLOCK),
  en: new Intl.DateTimeFormat('en-GB', CLOCK),
};

/** „24. November 2026“, '24 November 2026'. */
export function dateText(atMs: number, language: 'de' | 'en'): string {
  return DATES[language].format(atMs);
}

/** „24. November 2026, 15:39 Uhr (UTC)“, '24 November 2026, 15:39 (UTC)'. */
export function momentText(atMs: number, language: 'de' | 'en'): string {
  const clock = TIMES[language].format(atMs);
  return `${dateText(atMs, language)}, ${clock}${language === 'de' ? ' Uhr' : ''} (UTC)`;
}
