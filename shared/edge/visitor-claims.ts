import type { Claim } from '@blende/shared/claims/claim.ts';

const scope = { surface: 'every', tenant: 'instance', roomModes: 'every' } as const;

const unused: Claim<'W3'> = {
  id: 'W3',
  class: 'T',
  scope,
  texts: {
    de: {
      true: 'Ihre IP-Adresse und die Kennung Ihres Browsers werden nicht ausgewertet: Sie erhalten dieselben Seiten wie alle anderen. Die Adresse dient nur dazu, zu viele Anfragen auf einmal abzuwehren. Nachgewiesen am {date}.',
      false:
        'Trifft derzeit nicht zu: Bei der Prüfung am {date} hing eine Antwort davon ab, wer fragt ({finding}).',
      unknown:
        'Ob IP-Adresse und Kennung des Browsers unausgewertet bleiben, ist nicht überprüft oder der Nachweis ist veraltet.',
      declared:
        'Der Betreiber gibt an, dass IP-Adresse und Kennung des Browsers nicht ausgewertet werden (gültig bis {until}).',
    },
    en: {
      true: 'Your IP address and what your browser calls itself are not evaluated: you get the same pages as everybody else. The address only serves to turn away too many requests at once. Proven on {date}.',
      false:
        'Does not currently hold: in the check on {date} an answer depended on who asked ({finding}).',
      unknown:
        'Whether IP address and name of the browser stay unevaluated is not checked, or the evidence is out of date.',
      declared:
        'The operator declares that IP address and name of the browser are not evaluated (valid until {until}).',
    },
  },
  evidence: [
    {
      kind: 'test',
      shows: 'pages are the same for every browser, and for every address that a request claims',
      showsInGerman:
        'Seiten sind für jeden Browser und für jede Adresse, die eine Anfrage vorgibt, dieselben',
    },
  ],
  findings: {
    'depends-on-visitor': {
      de: 'die Antwort fiel für eine andere Kennung oder Adresse anders aus',
      en: 'the answer differed for another browser or address',
    },
  },
  maxAgeDays: 8,
};

const endsInTheEdge: Claim<'W4'> = {
  id: 'W4',
  class: 'T',
  scope,
  texts: {
    de: {
      true: 'Ihre IP-Adresse und die Kennung Ihres Browsers enden im ersten Prozess, der Ihre Anfrage annimmt. Alle weiteren Prozesse erhalten sie nicht; nur der Medienserver kennt während eines Gesprächs die Adresse, an die er Bild und Ton schickt. Nachgewiesen am {date}.',
      false:
        'Trifft derzeit nicht zu: Bei der Prüfung am {date} kannte ein weiterer Prozess Adresse oder Kennung ({finding}).',
      unknown:
        'Ob IP-Adresse und Kennung des Browsers im ersten Prozess enden, ist nicht überprüft oder der Nachweis ist veraltet.',
      declared:
        'Der Betreiber gibt an, dass IP-Adresse und Kennung des Browsers im ersten Prozess enden (gültig bis {until}).',
    },
    en: {
      true: 'Your IP address and what your browser calls itself end in the first process that takes your request. No other process gets them; only the media server knows during a call the address that it sends picture and sound to. Proven on {date}.',
      false:
        'Does not currently hold: in the check on {date} another process knew address or name of the browser ({finding}).',
      unknown:
        'Whether IP address and name of the browser end in the first process is not checked, or the evidence is out of date.',
      declared:
        'The operator declares that IP address and name of the browser end in the first process (valid until {until}).',
    },
  },
  evidence: [
    {
      kind: 'test',
      shows: 'the memory of the conference process holds neither address nor name of a browser',
      showsInGerman:
        'Im Arbeitsspeicher des Prozesses, der Konferenzen führt, steht weder die Adresse noch die Kennung eines Browsers',
    },
  ],
  findings: {
    'found-in-memory': {
      de: 'sie standen im Arbeitsspeicher eines anderen Prozesses',
      en: 'they stood in the memory of another process',
    },
  },
  maxAgeDays: 8,
};

export const visitorClaims = [unused, endsInTheEdge] as const;
