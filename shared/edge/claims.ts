import type { Claim } from '@blende/shared/claims/claim.ts';
import { transportClaims } from './transport-claims.ts';
import { visitorClaims } from './visitor-claims.ts';

const onlyOurOrigin: Claim<'W7'> = {
  id: 'W7',
  class: 'T',
  scope: { surface: 'conference', tenant: 'instance', roomModes: 'every' },
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
    {
      kind: 'test',
      shows: 'pages, styles and scripts make a browser ask nobody but us, also in a whole meeting',
      showsInGerman:
        'Seiten, Formatvorlagen und Skripte lassen den Browser nur uns fragen, auch in einer ganzen Konferenz',
    },
    {
      kind: 'test',
      shows:
        'no answer sets a cookie; that storage of the browser stays empty too was tested before the release',
      showsInGerman:
        'Keine Antwort setzt ein Cookie; dass auch der Speicher des Browsers leer bleibt, wurde vor der Freigabe getestet',
    },
  ],
  findings: {
    'foreign-address': {
      de: 'eine Datei verweist auf einen fremden Server',
      en: 'a file names another server',
    },
    'asks-for-hints': {
      de: 'eine Antwort bittet den Browser um weitere Angaben über sich',
      en: 'an answer asks the browser to tell more of itself',
    },
    'no-policy': {
      de: 'einer Antwort fehlt die Vorgabe, die fremde Server sperrt',
      en: 'an answer lacks the policy that bars other servers',
    },
    'policy-open': {
      de: 'die Vorgabe einer Antwort lässt fremde Server oder eingebetteten Code zu',
      en: 'the policy of an answer lets in other servers or inline code',
    },
    'cookie-set': { de: 'eine Antwort setzt ein Cookie', en: 'an answer sets a cookie' },
    'too-many-files': {
      de: 'es sind mehr Dateien, als die Prüfung ansieht',
      en: 'there are more files than the check looks at',
    },
  },
  maxAgeDays: 8,
};

export const edgeClaims = [onlyOurOrigin, ...visitorClaims, ...transportClaims] as const;
