import type { Claim } from '@blende/shared/claims/claim.ts';

export const encryptedInTransit: Claim<'W10'> = {
  id: 'W10',
  class: 'T',
  scope: { surface: 'conference', tenant: 'instance', roomModes: 'every' },
  texts: {
    de: {
      true: 'Bild und Ton sind auf dem Weg zwischen Ihrem Browser und unserem Medienserver verschlüsselt: mit DTLS ab Version 1.2 und SRTP, AES mit 128 Bit, wo der Browser es anbietet im Verfahren GCM. Was Ihr Browser gerade verwendet, zeigt die Verbindungsstatistik. Nachgewiesen am {date}.',
      false:
        'Trifft derzeit nicht zu: Bei der Prüfung am {date} nahm der Medienserver Bild oder Ton unverschlüsselt oder mit zu schwachem Schutz an ({finding}).',
      unknown:
        'Ob Bild und Ton auf dem Weg zum Medienserver verschlüsselt sind, ist nicht überprüft oder der Nachweis ist veraltet.',
      declared:
        'Der Betreiber gibt an, dass Bild und Ton auf dem Weg zum Medienserver verschlüsselt sind (gültig bis {until}).',
    },
    en: {
      true: 'Picture and sound are encrypted between your browser and our media server: with DTLS from version 1.2 and SRTP, AES with 128 bits, in GCM mode where the browser offers it. What your browser uses at the moment, the connection statistics show. Proven on {date}.',
      false:
        'Does not currently hold: in the check on {date} the media server accepted picture or sound unencrypted or too weakly protected ({finding}).',
      unknown:
        'Whether picture and sound are encrypted on the way to the media server is not checked, or the evidence is out of date.',
      declared:
        'The operator declares that picture and sound are encrypted on the way to the media server (valid until {until}).',
    },
  },
  evidence: [
    {
      kind: 'test',
      shows: 'the engine refuses NULL ciphers, short tags and DTLS before 1.2',
      showsInGerman: 'der Medienserver lehnt NULL-Chiffren, kurze Prüfsummen und DTLS vor 1.2 ab',
    },
    {
      kind: 'test',
      shows: 'whoever shows a certificate other than the announced one gets no media',
      showsInGerman: 'wer ein anderes Zertifikat zeigt als angekündigt, erhält kein Bild',
    },
    {
      kind: 'test',
      shows: 'the statistics of each browser name what was negotiated',
      showsInGerman: 'die Statistik jedes Browsers nennt, was ausgehandelt wurde',
    },
  ],
  maxAgeDays: 8,
};
