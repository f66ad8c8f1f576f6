/** What a browser sends by itself with a request for our pages, files and connections. */
export interface SentHeader {
  /** In small letters, as in HTTP/2. */
  readonly name: string;
  readonly by: readonly ('chromium' | 'firefox')[];
  readonly de: string;
  readonly en: string;
}

const both = ['chromium', 'firefox'] as const;

/**
 * As recorded from real browsers: `sent-headers.journey.test.ts` records them anew, and fails when
 * one sends what is not here, or no longer sends what is.
 */
export const SENT_HEADERS: readonly SentHeader[] = [
  {
    name: 'user-agent',
    by: both,
    de: 'Name und Fassung Ihres Browsers und Ihr Betriebssystem. Browser nennen es jedem Server.',
    en: 'Name and version of your browser and your operating system. Browsers tell it to every server.',
  },
  {
    name: 'sec-ch-ua',
    by: ['chromium'],
    de: 'Name und Fassung Ihres Browsers noch einmal, in anderer Form.',
    en: 'Name and version of your browser once more, in another form.',
  },
  {
    name: 'sec-ch-ua-mobile',
    by: ['chromium'],
    de: 'Ob Ihr Gerät ein Telefon ist.',
    en: 'Whether your device is a phone.',
  },
  {
    name: 'sec-ch-ua-platform',
    by: ['chromium'],
    de: 'Ihr Betriebssystem.',
    en: 'Your operating system.',
  },
  {
    name: 'accept-language',
    by: both,
    de: 'Die Sprachen, die Sie im Browser eingestellt haben.',
    en: 'The languages you have set in the browser.',
  },
  {
    name: 'accept',
    by: both,
    de: 'Welche Arten von Dateien Ihr Browser versteht.',
    en: 'Which kinds of files your browser understands.',
  },
  {
    name: 'accept-encoding',
    by: both,
    de: 'Welche Arten der Verdichtung Ihr Browser versteht.',
    en: 'Which kinds of compression your browser understands.',
  },
  {
    name: 'host',
    by: both,
    de: 'Der Server, den Sie aufgerufen haben.',
    en: 'The server you have called.',
  },
  {
    name: 'origin',
    by: both,
    de: 'Von welchem Server die Seite kommt, die hier fragt.',
    en: 'Which server the page that asks here comes from.',
  },
  {
    name: 'sec-fetch-site',
    by: both,
    de: 'Ob eine Seite dieses Servers fragt oder eine fremde.',
    en: 'Whether a page of this server asks, or a foreign one.',
  },
  {
    name: 'sec-fetch-mode',
    by: both,
    de: 'Auf welche Weise gefragt wird, zum Beispiel durch Aufrufen einer Seite.',
    en: 'In which way it is asked, for example by opening a page.',
  },
  {
    name: 'sec-fetch-dest',
    by: both,
    de: 'Wofür die Antwort gebraucht wird, zum Beispiel als Seite oder als Schrift.',
    en: 'What the answer is needed for, for example as a page or as a font.',
  },
  {
    name: 'sec-fetch-user',
    by: both,
    de: 'Dass Sie selbst die Seite aufgerufen haben.',
    en: 'That you opened the page yourself.',
  },
  {
    name: 'upgrade-insecure-requests',
    by: both,
    de: 'Dass Ihr Browser verschlüsselte Verbindungen vorzieht.',
    en: 'That your browser prefers encrypted connections.',
  },
  {
    name: 'priority',
    by: ['firefox'],
    de: 'Wie eilig Ihr Browser die Antwort braucht.',
    en: 'How urgently your browser needs the answer.',
  },
  {
    name: 'connection',
    by: both,
    de: 'Ob die Verbindung offen bleiben soll.',
    en: 'Whether the connection is to stay open.',
  },
  {
    name: 'upgrade',
    by: both,
    de: 'Dass aus der Anfrage eine dauernde Verbindung zum Raum werden soll.',
    en: 'That the request is to become a lasting connection to the room.',
  },
  {
    name: 'cache-control',
    by: both,
    de: 'Dass keine ältere, aufgehobene Antwort gewünscht ist.',
    en: 'That no older answer that was kept is wanted.',
  },
  {
    name: 'pragma',
    by: both,
    de: 'Dasselbe in einer älteren Form.',
    en: 'The same in an older form.',
  },
  {
    name: 'sec-websocket-key',
    by: both,
    de: 'Eine Zufallszahl für die dauernde Verbindung.',
    en: 'A random number for the lasting connection.',
  },
  {
    name: 'sec-websocket-version',
    by: both,
    de: 'Die Fassung der Sprache auf der dauernden Verbindung.',
    en: 'The version of the language on the lasting connection.',
  },
  {
    name: 'sec-websocket-extensions',
    by: both,
    de: 'Welche Verdichtung Ihr Browser auf der dauernden Verbindung anbietet.',
    en: 'Which compression your browser offers on the lasting connection.',
  },
  {
    name: 'sec-websocket-protocol',
    by: both,
    de: 'Eine Eintrittskarte für Bild und Ton: eine Zufallszahl, die einmal gilt.',
    en: 'A ticket for picture and sound: a random number that is good once.',
  },
  {
    name: 'content-type',
    by: both,
    de: 'In welcher Form diese Frage gestellt ist.',
    en: 'In which form this question is put.',
  },
  {
    name: 'content-length',
    by: both,
    de: 'Wie lang diese Frage ist.',
    en: 'How long this question is.',
  },
];

/** What a header means, for people; undefined for one that no browser sent when we recorded. */
export function meaningOf(name: string): Pick<SentHeader, 'de' | 'en'> | undefined {
  return SENT_HEADERS.find((header) => header.name === name);
}
