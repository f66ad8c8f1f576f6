import type { Claim } from '@blende/shared/claims/claim.ts';

const browserEncrypted: Claim<'A9'> = {
  id: 'A9',
  class: 'T',
  scope: { surface: 'video-cms', tenant: 'instance', roomModes: 'every' },
  texts: {
    de: {
      true: 'Zwischen Ihrem Browser und diesem Server ist jede Verbindung verschlüsselt: mit TLS 1.3, bei älteren Browsern mit TLS 1.2 und nur mit Verfahren, die auch vor Veränderung schützen. Ihr Browser merkt sich, dass es hier unverschlüsselt nichts gibt. Nachgewiesen am {date}.',
      false:
        'Trifft derzeit nicht zu: Bei der Prüfung am {date} ließ sich eine schwächere Verbindung aufbauen ({finding}).',
      unknown:
        'Ob jede Verbindung zwischen Ihrem Browser und diesem Server verschlüsselt ist, ist nicht überprüft oder der Nachweis ist veraltet.',
      declared:
        'Der Betreiber gibt an, dass jede Verbindung zwischen Ihrem Browser und diesem Server verschlüsselt ist (gültig bis {until}).',
    },
    en: {
      true: 'Every connection between your browser and this server is encrypted: with TLS 1.3, for older browsers with TLS 1.2 and only with methods that also guard against change. Your browser remembers that there is nothing unencrypted here. Proven on {date}.',
      false:
        'Does not currently hold: in the check on {date} a weaker connection could be made ({finding}).',
      unknown:
        'Whether every connection between your browser and this server is encrypted is not checked, or the evidence is out of date.',
      declared:
        'The operator declares that every connection between your browser and this server is encrypted (valid until {until}).',
    },
  },
  evidence: [
    {
      kind: 'test',
      shows: 'nothing older than TLS 1.2 and no method without authentication is accepted',
      showsInGerman:
        'Nichts Älteres als TLS 1.2 und kein Verfahren ohne Schutz vor Veränderung wird angenommen',
    },
    {
      kind: 'test',
      shows: 'every answer tells the browser to come back by TLS alone',
      showsInGerman: 'Jede Antwort sagt dem Browser, dass er nur über TLS wiederkommen soll',
    },
  ],
  findings: {
    'tls-old': {
      de: 'eine veraltete Fassung von TLS wird angenommen',
      en: 'an outdated version of TLS is accepted',
    },
    'tls-without-aead': {
      de: 'ein Verfahren ohne Schutz vor Veränderung wird angenommen',
      en: 'a method without authentication is accepted',
    },
    'no-hsts': {
      de: 'eine Antwort sagt dem Browser nicht, dass er nur über TLS wiederkommen soll',
      en: 'an answer does not tell the browser to come back by TLS alone',
    },
    'loopback-only': {
      de: 'die Bibliothek ist nur auf dieser Maschine selbst zu erreichen, ohne TLS',
      en: 'the library can be reached on this very machine only, without TLS',
    },
    'proxy-in-front': {
      de: 'ein Proxy vor diesem Server beendet TLS; dessen Einstellungen prüft ein anderer Satz',
      en: 'a proxy in front of this server ends TLS; another sentence checks its settings',
    },
  },
  maxAgeDays: 8,
};

export const transportClaims = [browserEncrypted] as const;
