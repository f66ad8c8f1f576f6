import { encryptedInTransit } from './transit-claim.ts';
import type { Claim } from '@blende/shared/claims/claim.ts';
import { engineIsHardened } from './hardening-claim.ts';

const scope = { surface: 'conference', tenant: 'instance', roomModes: 'every' } as const;

const addressesStayHidden: Claim<'W14'> = {
  id: 'W14',
  class: 'T',
  scope,
  texts: {
    de: {
      true: 'Andere Teilnehmende erfahren Ihre IP-Adresse nicht. Bild und Ton laufen immer über unseren Medienserver, nie unmittelbar von Gerät zu Gerät. Nachgewiesen am {date}.',
      false:
        'Trifft derzeit nicht zu: Bei der Prüfung am {date} war bei anderen Teilnehmenden eine Adresse zu sehen, die nicht die des Servers ist ({finding}).',
      unknown:
        'Ob Ihre IP-Adresse anderen Teilnehmenden verborgen bleibt, ist nicht überprüft oder der Nachweis ist veraltet.',
      declared:
        'Der Betreiber gibt an, dass andere Teilnehmende Ihre IP-Adresse nicht erfahren (gültig bis {until}).',
    },
    en: {
      true: 'Other participants do not learn your IP address. Picture and sound always pass our media server, never straight from device to device. Proven on {date}.',
      false:
        'Does not currently hold: in the check on {date} other participants could see an address that is not the server’s ({finding}).',
      unknown:
        'Whether your IP address stays hidden from other participants is not checked, or the evidence is out of date.',
      declared:
        'The operator declares that other participants do not learn your IP address (valid until {until}).',
    },
  },
  evidence: [
    {
      kind: 'test',
      shows: 'connection statistics of every browser name only the server',
      showsInGerman: 'Die Verbindungsdaten jedes Browsers nennen nur den Server',
    },
    {
      kind: 'test',
      shows: 'no signalling byte that a browser receives carries another address',
      showsInGerman:
        'Nichts, was ein Browser zum Verbindungsaufbau empfängt, enthält eine andere Adresse',
    },
  ],
  maxAgeDays: 8,
};

const noDirectConnection: Claim<'W16'> = {
  id: 'W16',
  class: 'L',
  scope,
  texts: {
    de: {
      true: 'STUN, mit dem sich Geräte sonst unmittelbar finden, wird hier nicht dazu benutzt: Ihr Browser fragt keinen STUN-Server und verbindet sich nur mit unserem Medienserver. Nachgewiesen am {date}.',
      false:
        'Trifft derzeit nicht zu: Bei der Prüfung am {date} hat ein Browser eine andere Gegenstelle als unseren Medienserver erhalten ({finding}).',
      unknown:
        'Ob Ihr Browser sich nur mit unserem Medienserver verbindet, ist nicht überprüft oder der Nachweis ist veraltet.',
      declared:
        'Der Betreiber gibt an, dass Ihr Browser sich nur mit unserem Medienserver verbindet (gültig bis {until}).',
    },
    en: {
      true: 'STUN, by which devices otherwise find each other, is not used for that here: your browser asks no STUN server and connects to our media server only. Proven on {date}.',
      false:
        'Does not currently hold: in the check on {date} a browser was given a peer other than our media server ({finding}).',
      unknown:
        'Whether your browser connects to our media server only is not checked, or the evidence is out of date.',
      declared:
        'The operator declares that your browser connects to our media server only (valid until {until}).',
    },
  },
  evidence: [
    {
      kind: 'test',
      shows: 'every candidate pair of every browser ends at the server',
      showsInGerman: 'Jede mögliche Verbindung jedes Browsers endet am Server',
    },
  ],
  maxAgeDays: 8,
};

const onlyOwnIceServers: Claim<'W17'> = {
  id: 'W17',
  class: 'T',
  scope,
  texts: {
    de: {
      true: 'Ihr Browser erhält von uns keinen fremden STUN- oder TURN-Server. Genutzte Vermittlungsserver: {servers}. Nachgewiesen am {date}.',
      false:
        'Trifft derzeit nicht zu: Bei der Prüfung am {date} war ein STUN- oder TURN-Server eingetragen, der nicht zum Betreiber gehört ({finding}).',
      unknown:
        'Ob nur eigene STUN- und TURN-Server eingetragen sind, ist nicht überprüft oder der Nachweis ist veraltet.',
      declared:
        'Der Betreiber gibt an, dass nur eigene STUN- und TURN-Server eingetragen sind (gültig bis {until}).',
    },
    en: {
      true: 'We give your browser no STUN or TURN server of anybody else. Relay servers in use: {servers}. Proven on {date}.',
      false:
        'Does not currently hold: in the check on {date} a STUN or TURN server was listed that does not belong to the operator ({finding}).',
      unknown:
        'Whether only our own STUN and TURN servers are listed is not checked, or the evidence is out of date.',
      declared:
        'The operator declares that only our own STUN and TURN servers are listed (valid until {until}).',
    },
  },
  evidence: [
    {
      kind: 'test',
      shows: 'the list of ICE servers that a browser receives is ours or empty',
      showsInGerman:
        'Die Liste der Vermittlungsserver, die ein Browser erhält, ist unsere oder leer',
    },
  ],
  findings: {
    'foreign-relay': {
      de: 'ein fremder Vermittlungsserver wurde genannt',
      en: 'a relay server of somebody else was named',
    },
    'no-meeting': {
      de: 'für die Prüfung ließ sich keine Konferenz beginnen',
      en: 'no meeting could be started for the check',
    },
  },
  maxAgeDays: 8,
};

export const engineClaims = [
  encryptedInTransit,
  addressesStayHidden,
  noDirectConnection,
  onlyOwnIceServers,
  engineIsHardened,
] as const;
