import type { Claim } from '../claims/claim.ts';

const scope = { surface: 'video-cms', tenant: 'instance', roomModes: 'every' } as const;

const severalCopies: Claim<'A11'> = {
  id: 'A11',
  class: 'T',
  scope,
  texts: {
    de: {
      true: 'Videos und alle anderen Dateien, die Datenbank und die Schlüssel liegen an mindestens zwei verschiedenen Orten. Was an einem Ort fehlt oder beschädigt ist, wird von einem anderen wiederhergestellt. Nachgewiesen am {date}.',
      false: 'Trifft derzeit nicht zu: Die Prüfung am {date} hat ergeben: {finding}.',
      unknown:
        'Ob alles an mindestens zwei verschiedenen Orten liegt, ist nicht überprüft oder der Nachweis ist veraltet.',
      declared:
        'Der Betreiber gibt an, dass alles an mindestens zwei verschiedenen Orten liegt (gültig bis {until}).',
    },
    en: {
      true: 'Videos and all other files, the database and the keys lie in at least two different places. What is missing or damaged in one place is made good from another. Proven on {date}.',
      false: 'Does not currently hold: the check on {date} found that {finding}.',
      unknown:
        'Whether everything lies in at least two different places is not checked, or the evidence is out of date.',
      declared:
        'The operator declares that everything lies in at least two different places (valid until {until}).',
    },
  },
  evidence: [
    {
      kind: 'test',
      shows: 'the same sealed files lie in every copy, and what is damaged is made good',
      showsInGerman:
        'In jeder Kopie liegen dieselben verschlüsselten Dateien, und was beschädigt ist, wird ersetzt',
    },
    {
      kind: 'probe',
      shows: 'the copies of files lie on different disks or machines',
      showsInGerman: 'Die Kopien der Dateien liegen auf verschiedenen Festplatten oder Maschinen',
    },
    {
      kind: 'probe',
      shows: 'every copy was read back within eight days, and nothing stayed damaged',
      showsInGerman:
        'Jede Kopie wurde innerhalb von acht Tagen zurückgelesen, und nichts blieb beschädigt',
    },
    {
      kind: 'probe',
      shows: 'database and keys lie on different disks or machines too',
      showsInGerman:
        'Auch Datenbank und Schlüssel liegen auf verschiedenen Festplatten oder Maschinen',
    },
  ],
  findings: {
    'one-disk': {
      de: 'alle Kopien der Dateien liegen auf derselben Festplatte',
      en: 'all copies of the files lie on the same disk',
    },
    'in-memory': {
      de: 'eine Kopie der Dateien liegt nur im Arbeitsspeicher',
      en: 'a copy of the files lies in memory alone',
    },
    'copy-missing': {
      de: 'in einer Kopie fehlen Dateien, die in einer anderen liegen',
      en: 'one copy lacks files that lie in another',
    },
    'copy-differs': {
      de: 'eine Datei ist in zwei Kopien verschieden',
      en: 'a file differs between two copies',
    },
    'not-sealed': {
      de: 'in einer Kopie liegt etwas, das nicht verschlüsselt ist',
      en: 'a copy holds something that is not encrypted',
    },
    'scrub-outdated': {
      de: 'die Kopien wurden seit mehr als acht Tagen nicht zurückgelesen',
      en: 'the copies were not read back for more than eight days',
    },
    'scrub-found-loss': {
      de: 'beim Zurücklesen ließ sich nicht jede Kopie wiederherstellen',
      en: 'not every copy could be made good when they were read back',
    },
    'rows-once': {
      de: 'die Datenbank liegt nur an einem Ort',
      en: 'the database lies in one place alone',
    },
    'keys-one-disk': {
      de: 'alle Kopien der Schlüssel liegen auf derselben Festplatte',
      en: 'all copies of the keys lie on the same disk',
    },
    empty: {
      de: 'es liegen noch keine Dateien da, an denen sich etwas prüfen ließe',
      en: 'there are no files yet by which anything could be checked',
    },
    'never-scrubbed': {
      de: 'die Kopien wurden noch nie zurückgelesen',
      en: 'the copies were never read back yet',
    },
    'place-unknown': {
      de: 'von einer Kopie lässt sich nicht feststellen, auf welcher Festplatte sie liegt',
      en: 'it cannot be told on which disk one of the copies lies',
    },
  },
  maxAgeDays: 8,
};

const backupLayers: Claim<'A13'> = {
  id: 'A13',
  class: 'T',
  scope,
  texts: {
    de: {
      true: 'Sicherungen sind zweifach verschlüsselt: die Sicherung als Ganzes und jede Datei darin. Nachgewiesen am {date}.',
      false: 'Trifft derzeit nicht zu: Die Prüfung am {date} hat ergeben: {finding}.',
      unknown:
        'Ob Sicherungen zweifach verschlüsselt sind, ist nicht überprüft oder der Nachweis ist veraltet.',
      declared:
        'Der Betreiber gibt an, dass Sicherungen zweifach verschlüsselt sind (gültig bis {until}).',
    },
    en: {
      true: 'Backups are encrypted twice: the backup as a whole, and each file in it. Proven on {date}.',
      false: 'Does not currently hold: the check on {date} found that {finding}.',
      unknown:
        'Whether backups are encrypted twice is not checked, or the evidence is out of date.',
      declared: 'The operator declares that backups are encrypted twice (valid until {until}).',
    },
  },
  evidence: [
    {
      kind: 'test',
      shows: 'every file that is kept is encrypted before its first byte reaches a disk',
      showsInGerman:
        'Jede Datei ist verschlüsselt, bevor ihr erstes Byte auf eine Festplatte gelangt',
    },
    {
      kind: 'probe',
      shows: 'there is a backup, and it is encrypted over files that are encrypted already',
      showsInGerman:
        'Es gibt eine Sicherung, und sie ist über bereits verschlüsselten Dateien noch einmal verschlüsselt',
    },
  ],
  findings: {
    'not-sealed': {
      de: 'es liegt etwas da, das nicht verschlüsselt ist',
      en: 'something lies there that is not encrypted',
    },
    empty: {
      de: 'es liegen noch keine Dateien da, an denen sich etwas prüfen ließe',
      en: 'there are no files yet by which anything could be checked',
    },
    'no-backup': {
      de: 'es werden noch keine Sicherungen angelegt',
      en: 'no backups are made yet',
    },
  },
  maxAgeDays: 8,
};

export const storageClaims = [severalCopies, backupLayers] as const;
