import type { Claim } from '@blende/shared/claims/claim.ts';

const onlyOurOrigin: Claim<'W7'> = {
  id: 'W7',
  class: 'T',
  scope: { surface: 'every', tenant: 'instance', roomModes: 'every' },
  texts: {
    de: {
      true: 'Diese Seiten laden nichts von fremden Servern: keine Werbung, keine Zählpixel, keine fremden Schriften. Sie setzen kein Cookie und legen in Ihrem Browser nichts ab, außer Sie lassen dort Name, Geräte und Sprache merken. Nachgewiesen am {date}.',
      false:
        'Trifft derzeit nicht zu: Bei der Prüfung am {date} hat eine Seite einen fremden Server angesprochen oder etwas in Ihrem Browser abgelegt ({finding}).',
      unknown:
        'Ob diese Seiten ohne fremde Server und ohne Cookies auskommen, ist nicht überprüft oder der Nachweis ist veraltet.',
      declared:
        'Der Betreiber gibt an, dass diese Seiten ohne fremde Server und ohne Cookies auskommen (gültig bis {until}).',
    },
    en: {
      true: 'These pages load nothing from other servers: no advertising, no tracking pixels, no foreign fonts. They set no cookie and keep nothing in your browser, unless you have name, devices and language remembered there. Proven on {date}.',
      false:
        'Does not currently hold: in the check on {date} a page contacted another server or kept something in your browser ({finding}).',
      unknown:
        'Whether these pages do without other servers and without cookies is not checked, or the evidence is out of date.',
      declared:
        'The operator declares that these pages do without other servers and without cookies (valid until {until}).',
    },
  },
  evidence: [
    { kind: 'test', shows: 'a whole meeting requests nothing but our own origin' },
    { kind: 'test', shows: 'cookies and storage of the browser are empty before and after' },
  ],
  maxAgeDays: 8,
};

export const edgeClaims = [onlyOurOrigin] as const;
