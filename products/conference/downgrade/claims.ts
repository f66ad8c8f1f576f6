import type { Claim } from '@blende/shared/claims/claim.ts';

const onlyByConsent: Claim<'W13'> = {
  id: 'W13',
  class: 'T',
  scope: { surface: 'conference', tenant: 'instance', roomModes: ['if-possible'] },
  texts: {
    de: {
      true: 'Wo die Einladung es erlaubt, kann jemand ohne Ende-zu-Ende-Verschlüsselung teilnehmen, wenn alle zustimmen. Dann sind Bild und Ton vom Server entschlüsselbar, und alle sehen das die ganze Zeit. Er leitet sie aus dem Arbeitsspeicher weiter; ein Mitschnitt ist nicht eingerichtet. Nachgewiesen am {date}.',
      false:
        'Trifft derzeit nicht zu: Bei der Prüfung am {date} war Bild oder Ton ohne Zustimmung aller unverschlüsselt, oder der Server konnte mitschneiden ({finding}).',
      unknown:
        'Ob der Server Bild und Ton nur mit Zustimmung aller entschlüsseln kann und nichts mitschneidet, ist nicht überprüft oder der Nachweis ist veraltet.',
      declared:
        'Der Betreiber gibt an, dass der Server Bild und Ton nur mit Zustimmung aller entschlüsseln kann und nichts mitschneidet (gültig bis {until}).',
    },
    en: {
      true: 'Where the invitation allows it, somebody may take part without end-to-end encryption if everybody agrees. Picture and sound can then be decrypted by the server, and everybody sees so all the time. It passes them on from its memory; no recording is set up. Proven on {date}.',
      false:
        'Does not currently hold: in the check on {date} picture or sound was unencrypted without everybody’s consent, or the server could record ({finding}).',
      unknown:
        'Whether the server can decrypt picture and sound only with everybody’s consent, and records nothing, is not checked, or the evidence is out of date.',
      declared:
        'The operator declares that the server can decrypt picture and sound only with everybody’s consent and records nothing (valid until {until}).',
    },
  },
  evidence: [
    {
      kind: 'test',
      shows: 'nothing leaves unencrypted before every member has agreed, and everybody is shown it',
      showsInGerman: 'nichts geht unverschlüsselt hinaus, bevor alle zustimmen, und alle sehen es',
    },
    {
      kind: 'test',
      shows: 'the engine starts no recording, whatever rights somebody has',
      showsInGerman: 'der Medienserver beginnt keinen Mitschnitt, welche Rechte jemand auch hat',
    },
    {
      kind: 'test',
      shows: 'the engine has no file open for writing while it forwards',
      showsInGerman: 'der Medienserver hat beim Weiterleiten keine Datei zum Schreiben offen',
    },
  ],
  maxAgeDays: 8,
};

export const downgradeClaims = [onlyByConsent] as const;
