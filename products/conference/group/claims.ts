import type { Claim } from '@blende/shared/claims/claim.ts';

const scope = {
  surface: 'conference',
  tenant: 'instance',
  roomModes: ['required', 'if-possible'],
} as const;

const encryptedEndToEnd: Claim<'W11'> = {
  id: 'W11',
  class: 'T',
  scope,
  texts: {
    de: {
      true: 'Konferenzen sind Ende-zu-Ende verschlüsselt. Ein Browser, der das nicht kann, nimmt nicht teil und erfährt, was ihm fehlt; es sei denn, die Einladung erlaubt die Frage danach und alle stimmen zu. Nachgewiesen am {date}.',
      false:
        'Trifft derzeit nicht zu: Bei der Prüfung am {date} nahm ein Browser ohne Zustimmung aller teil, ohne Ende-zu-Ende zu verschlüsseln ({finding}).',
      unknown:
        'Ob Konferenzen Ende-zu-Ende verschlüsselt sind, ist nicht überprüft oder der Nachweis ist veraltet.',
      declared:
        'Der Betreiber gibt an, dass Konferenzen Ende-zu-Ende verschlüsselt sind (gültig bis {until}).',
    },
    en: {
      true: 'Meetings are end-to-end encrypted. A browser that cannot do it does not take part and is told what it lacks; unless the invitation allows the question and everybody agrees. Proven on {date}.',
      false:
        'Does not currently hold: in the check on {date} a browser took part without end-to-end encryption and without everybody’s consent ({finding}).',
      unknown:
        'Whether meetings are end-to-end encrypted is not checked, or the evidence is out of date.',
      declared:
        'The operator declares that meetings are end-to-end encrypted (valid until {until}).',
    },
  },
  evidence: [
    {
      kind: 'test',
      shows: 'a browser without an ability that encryption needs gets no further',
      showsInGerman: 'Ein Browser, dem eine Fähigkeit zum Verschlüsseln fehlt, kommt nicht weiter',
    },
  ],
  maxAgeDays: 8,
};

const onlyEndpointsDecrypt: Claim<'W12'> = {
  id: 'W12',
  class: 'T',
  scope,
  texts: {
    de: {
      true: 'Bild, Ton, Namen und Nachrichten werden erst auf den Geräten der anderen entschlüsselt. Der Server leitet weiter, was er nicht lesen kann; er sieht, wie viele Personen wann und wie lange teilnehmen. Nachgewiesen am {date}.',
      false:
        'Trifft derzeit nicht zu: Bei der Prüfung am {date} lag auf dem Server etwas entschlüsselt vor ({finding}).',
      unknown:
        'Ob der Server nichts entschlüsseln kann, ist nicht überprüft oder der Nachweis ist veraltet.',
      declared:
        'Der Betreiber gibt an, dass der Server nichts entschlüsseln kann (gültig bis {until}).',
    },
    en: {
      true: 'Picture, sound, names and messages are decrypted on the devices of the others only. The server passes on what it cannot read; it sees how many people take part, when and for how long. Proven on {date}.',
      false:
        'Does not currently hold: in the check on {date} something lay decrypted on the server ({finding}).',
      unknown:
        'Whether the server can decrypt nothing is not checked, or the evidence is out of date.',
      declared: 'The operator declares that the server can decrypt nothing (valid until {until}).',
    },
  },
  evidence: [
    {
      kind: 'test',
      shows: 'memory of all processes during a call holds no name, message or key',
      showsInGerman:
        'Der Arbeitsspeicher aller Prozesse enthält während einer Konferenz weder Namen noch Nachrichten noch Schlüssel',
    },
    {
      kind: 'test',
      shows: 'whoever receives the media without the keys of the group sees nothing',
      showsInGerman: 'Wer Bild und Ton ohne die Schlüssel der Gruppe empfängt, sieht nichts',
    },
  ],
  maxAgeDays: 8,
};

const nothingPersonalAccepted: Claim<'W19'> = {
  id: 'W19',
  class: 'T',
  scope,
  texts: {
    de: {
      true: 'Für eine Konferenz nehmen wir keine Angaben zu Ihrer Person entgegen. Ein Name ist freiwillig und für den Server unlesbar verschlüsselt; er kennt Sie nur unter einer Zufallszahl. Nachgewiesen am {date}.',
      false:
        'Trifft derzeit nicht zu: Bei der Prüfung am {date} erreichte den Server eine Angabe zur Person ({finding}).',
      unknown:
        'Ob der Server Angaben zu Ihrer Person erhält, ist nicht überprüft oder der Nachweis ist veraltet.',
      declared:
        'Der Betreiber gibt an, dass der Server keine Angaben zu Ihrer Person erhält (gültig bis {until}).',
    },
    en: {
      true: 'We accept nothing about your person for a meeting. A name is voluntary and encrypted so that the server cannot read it; it knows you by a random number only. Proven on {date}.',
      false:
        'Does not currently hold: in the check on {date} something about a person reached the server ({finding}).',
      unknown:
        'Whether the server receives anything about your person is not checked, or the evidence is out of date.',
      declared:
        'The operator declares that the server receives nothing about your person (valid until {until}).',
    },
  },
  evidence: [
    {
      kind: 'test',
      shows: 'names that people give are in the memory of no process of the server',
      showsInGerman:
        'Namen, die jemand angibt, stehen in keinem Prozess des Servers im Arbeitsspeicher',
    },
  ],
  maxAgeDays: 8,
};

export const groupClaims = [
  encryptedEndToEnd,
  onlyEndpointsDecrypt,
  nothingPersonalAccepted,
] as const;
