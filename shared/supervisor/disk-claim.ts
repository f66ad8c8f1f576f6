import type { Claim } from '@blende/shared/claims/claim.ts';

export const encryptedDisks: Claim<'A12'> = {
  id: 'A12',
  class: 'P',
  scope: { surface: 'video-cms', tenant: 'instance', roomModes: 'every' },
  texts: {
    de: {
      true: 'Alles Aufbewahrte liegt auf verschlüsselten Festplatten. Der Schlüssel einer Festplatte liegt nicht auf ihr, und Arbeitsspeicher wird auf keine unverschlüsselte ausgelagert. Nachgewiesen am {date}.',
      false:
        'Trifft derzeit nicht zu: Bei der Prüfung am {date} war eine Festplatte nicht so verschlüsselt, wie wir es versprechen ({finding}).',
      unknown:
        'Ob alles Aufbewahrte auf verschlüsselten Festplatten liegt, ist nicht überprüft oder der Nachweis ist veraltet.',
      declared:
        'Der Betreiber gibt an, dass alles Aufbewahrte auf verschlüsselten Festplatten liegt (gültig bis {until}).',
    },
    en: {
      true: 'Everything that is kept lies on encrypted disks. The key of a disk does not lie on it, and memory is not moved out to a plain one. Proven on {date}.',
      false:
        'Does not currently hold: in the check on {date} a disk was not encrypted as we promise ({finding}).',
      unknown:
        'Whether everything that is kept lies on encrypted disks is not checked, or the evidence is out of date.',
      declared:
        'The operator declares that everything that is kept lies on encrypted disks (valid until {until}).',
    },
  },
  evidence: [
    {
      kind: 'probe',
      shows: 'each folder in which something is kept lies on an encrypted disk',
      showsInGerman:
        'Jeder Ordner, in dem etwas aufbewahrt wird, liegt auf einer verschlüsselten Festplatte',
    },
    {
      kind: 'probe',
      shows: 'the key of the disk does not lie on it',
      showsInGerman: 'Der Schlüssel der Festplatte liegt nicht auf ihr',
    },
    {
      kind: 'probe',
      shows: 'memory is moved out to no plain disk',
      showsInGerman: 'Arbeitsspeicher wird auf keine unverschlüsselte Festplatte ausgelagert',
    },
  ],
  findings: {
    'disk-plain': {
      de: 'etwas Aufbewahrtes liegt auf einer unverschlüsselten Festplatte',
      en: 'something that is kept lies on a plain disk',
    },
    'key-beside-data': {
      de: 'der Schlüssel der Festplatte liegt auf derselben Festplatte',
      en: 'the key of the disk lies on the same disk',
    },
    'swap-plain': {
      de: 'Arbeitsspeicher darf auf eine unverschlüsselte Festplatte ausgelagert werden',
      en: 'memory may be moved out to a plain disk',
    },
    'disk-not-seen': {
      de: 'von einer Festplatte ist nicht zu sehen, ob sie verschlüsselt ist',
      en: 'of one disk it cannot be seen whether it is encrypted',
    },
    'key-not-seen': {
      de: 'es ist nicht zu sehen, wo der Schlüssel der Festplatte liegt',
      en: 'it cannot be seen where the key of the disk lies',
    },
  },
  maxAgeDays: 8,
};
