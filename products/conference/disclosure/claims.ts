import type { Claim } from '@blende/shared/claims/claim.ts';
import { SENT_HEADERS } from './sent-headers.ts';

/** The sentence names what was recorded: another header makes another sentence. */
const names = SENT_HEADERS.map(({ name }) => name).join(', ');

const whatBrowsersSend: Claim<'W2'> = {
  id: 'W2',
  class: 'T',
  scope: { surface: 'conference', tenant: 'instance', roomModes: 'every' },
  texts: {
    de: {
      true: `Ihr Browser übermittelt beim Aufruf Ihre IP-Adresse und von sich aus diese Angaben: ${names}. Weitere fordert dieser Server nicht an. Was Ihr Browser gerade sendet, zeigt die Seite „Was weiß der Server über mich?“. Nachgewiesen am {date}.`,
      false:
        'Trifft derzeit nicht zu: Bei der Prüfung am {date} hat ein Browser anderes übermittelt, als hier aufgeführt ist ({finding}).',
      unknown:
        'Ihr Browser übermittelt beim Aufruf Ihre IP-Adresse und Angaben über sich. Welche es sind, ist nicht überprüft oder der Nachweis ist veraltet. Was Ihr Browser gerade sendet, zeigt die Seite „Was weiß der Server über mich?“.',
      declared: `Der Betreiber gibt an, dass Ihr Browser Ihre IP-Adresse und diese Angaben übermittelt: ${names} (gültig bis {until}).`,
    },
    en: {
      true: `When called, your browser transmits your IP address and, of its own accord, this: ${names}. This server asks for nothing more. What your browser sends right now, the page “What does the server know about me?” shows. Proven on {date}.`,
      false:
        'Does not currently hold: in the check on {date} a browser transmitted other things than those listed here ({finding}).',
      unknown:
        'When called, your browser transmits your IP address and details of itself. Which they are is not checked, or the evidence is out of date. What your browser sends right now, the page “What does the server know about me?” shows.',
      declared: `The operator declares that your browser transmits your IP address and this: ${names} (valid until {until}).`,
    },
  },
  evidence: [
    {
      kind: 'test',
      shows:
        'headers recorded from Chromium and Firefox in a whole meeting are those of the list, and no hint is asked for',
      showsInGerman:
        'Was Chromium und Firefox in einer ganzen Konferenz senden, entspricht der Liste, und weitere Angaben werden nicht angefordert',
    },
  ],
  findings: {
    'header-new': {
      de: 'ein Browser sendet eine Angabe, die nicht in der Liste steht',
      en: 'a browser sends something that is not in the list',
    },
  },
  maxAgeDays: 8,
};

const rightOfAccess: Claim<'W21'> = {
  id: 'W21',
  class: 'L',
  scope: { surface: 'conference', tenant: 'instance', roomModes: 'every' },
  texts: {
    de: {
      true: 'Sie können diesen Server jederzeit fragen, was er über Sie weiß, auch während einer Konferenz und danach, und bekommen eine unterschriebene Antwort. Über die Konferenz hinaus ist zu Ihnen nichts gespeichert; förmlich Auskunft verlangen (Artikel 15 DSGVO) können Sie trotzdem. Da der Server nicht weiß, wer Sie sind, braucht der Betreiber dafür etwas, das Ihre Teilnahme erkennen lässt (Artikel 11 Absatz 2, Artikel 12 Absatz 2). Nachgewiesen am {date}.',
      false:
        'Trifft derzeit nicht zu: Bei der Prüfung am {date} antwortete der Server auf die Frage, was er über jemanden weiß, nicht oder nicht richtig ({finding}).',
      unknown:
        'Sie können förmlich Auskunft verlangen (Artikel 15 DSGVO). Ob dieser Server auf die Frage, was er über Sie weiß, von sich aus richtig antwortet, ist nicht überprüft oder der Nachweis ist veraltet.',
      declared:
        'Der Betreiber gibt an, dass dieser Server auf die Frage, was er über Sie weiß, richtig antwortet (gültig bis {until}). Förmlich Auskunft verlangen können Sie immer (Artikel 15 DSGVO).',
    },
    en: {
      true: 'You can ask this server at any time what it knows about you, during a meeting and afterwards too, and get a signed answer. Beyond the meeting nothing is stored about you; you can ask for access formally all the same (Article 15 GDPR). As the server does not know who you are, the operator needs something by which your participation can be told (Article 11(2), Article 12(2)). Proven on {date}.',
      false:
        'Does not currently hold: in the check on {date} the server did not answer, or not correctly, what it knows about somebody ({finding}).',
      unknown:
        'You can ask for access formally (Article 15 GDPR). Whether this server by itself answers correctly what it knows about you is not checked, or the evidence is out of date.',
      declared:
        'The operator declares that this server answers correctly what it knows about you (valid until {until}). You can always ask for access formally (Article 15 GDPR).',
    },
  },
  evidence: [
    {
      kind: 'procedure',
      shows: 'the page and its signed file offer the way to ask formally',
      showsInGerman:
        'Die Seite und ihre unterschriebene Datei zeigen den Weg zur förmlichen Auskunft',
    },
    {
      kind: 'test',
      shows:
        'the answer is true during a meeting, after it, and in a room that is not end-to-end encrypted',
      showsInGerman:
        'Die Antwort stimmt während einer Konferenz, danach und in einem Raum ohne Ende-zu-Ende-Verschlüsselung',
    },
  ],
  findings: {
    'answer-missing': { de: 'der Server antwortete nicht', en: 'the server did not answer' },
    'answer-untrue': {
      de: 'die Antwort entsprach nicht dem, was der Server hatte',
      en: 'the answer did not match what the server held',
    },
  },
  maxAgeDays: 8,
};

export const disclosureClaims = [whatBrowsersSend, rightOfAccess] as const;
