import type { Claim } from '@blende/shared/claims/claim.ts';

export const everyHopEncrypted: Claim<'A8'> = {
  id: 'A8',
  class: 'T',
  scope: { surface: 'video-cms', tenant: 'instance', roomModes: 'every' },
  texts: {
    de: {
      true: 'Zwischen den Teilen dieses Servers geht nichts unverschlüsselt über ein Netz. Auf derselben Maschine sprechen sie über Wege, die das Betriebssystem nicht hinauslässt; zu anderen Maschinen nur über TLS mit geprüftem Zertifikat. Eine Ausnahme: Mit dem Medienserver der Konferenzen sprechen Eingang und Konferenzprozess über die Loopback-Schnittstelle derselben Maschine. Nachgewiesen am {date}.',
      false:
        'Trifft derzeit nicht zu: Bei der Prüfung am {date} gab es einen Weg über ein Netz, der nicht angegeben ist ({finding}).',
      unknown:
        'Ob zwischen den Teilen dieses Servers etwas unverschlüsselt über ein Netz geht, ist nicht überprüft oder der Nachweis ist veraltet.',
      declared:
        'Der Betreiber gibt an, dass zwischen den Teilen dieses Servers nichts unverschlüsselt über ein Netz geht (gültig bis {until}).',
    },
    en: {
      true: 'Between the parts of this server nothing travels over a network unencrypted. On one machine they speak over ways that the operating system lets nobody else use; to other machines only by TLS with a checked certificate. One exception: edge and conference process speak with the media server of meetings over the loopback interface of the same machine. Proven on {date}.',
      false:
        'Does not currently hold: in the check on {date} there was a way over a network that is not declared ({finding}).',
      unknown:
        'Whether anything travels unencrypted over a network between the parts of this server is not checked, or the evidence is out of date.',
      declared:
        'The operator declares that nothing travels unencrypted over a network between the parts of this server (valid until {until}).',
    },
  },
  evidence: [
    {
      kind: 'test',
      shows: 'no process listens on a network but where that is declared',
      showsInGerman: 'Kein Prozess nimmt Verbindungen aus einem Netz an, außer wo es angegeben ist',
    },
    {
      kind: 'test',
      shows: 'what stands behind the edge is connected to no other machine than those declared',
      showsInGerman:
        'Was hinter dem Eingang steht, ist mit keiner anderen Maschine verbunden als den angegebenen',
    },
  ],
  findings: {
    'listener-undeclared': {
      de: 'ein Prozess nimmt Verbindungen an, wo es nicht angegeben ist',
      en: 'a process takes connections where that is not declared',
    },
    'connection-undeclared': {
      de: 'ein Prozess hinter dem Eingang hat eine Verbindung, die nicht angegeben ist',
      en: 'a process behind the edge has a connection that is not declared',
    },
  },
  maxAgeDays: 8,
};
