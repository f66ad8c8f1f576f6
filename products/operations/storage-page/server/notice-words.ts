import { assertNever } from '@blende/shared/basics/assert-never.ts';
import type { PageLanguage } from '@blende/shared/http/page-language.ts';
import { MOVE_ROOT } from '../report-lines.ts';
import type { StorageNotice } from '../storage-notices.ts';
import { STORAGE_WORDS } from './storage-words.ts';

/** A sentence, and the one command that helps, if there is one. */
export interface NoticeWords {
  readonly title: string;
  readonly text: string;
  readonly command?: string;
}

export function noticeWords(notice: StorageNotice, language: PageLanguage): NoticeWords {
  return language === 'de' ? inGerman(notice) : inEnglish(notice);
}

function inGerman(notice: StorageNotice): NoticeWords {
  switch (notice.code) {
    case 'root-beside-data':
      return {
        title: 'Wer diese Festplatte stiehlt, kann alles lesen',
        text: `Der Hauptschlüssel in ${notice.folder} liegt auf derselben Festplatte wie die Daten. Dieser Befehl verlegt ihn, zum Beispiel in ein Kennwort, das nur Sie kennen:`,
        command: MOVE_ROOT,
      };
    case 'keys-locked':
      return {
        title: 'Die Bibliothek ist gesperrt',
        text: 'Ihre Schlüssel sind seit dem letzten Start nicht geöffnet worden:',
        command: './blende keys unlock',
      };
    case 'keys-away':
      return {
        title: 'Der Schlüsselprozess antwortet nicht',
        text: 'Er wird von selbst neu gestartet. Dauert das länger als eine Minute, halten Sie Blende an und starten Sie es neu.',
      };
    case 'database-away':
      return {
        title: 'Die Datenbank antwortet nicht',
        text: 'Warten Sie eine Minute. Bleibt sie weg, sehen Sie nach ihrer Festplatte und starten Sie Blende neu.',
      };
    case 'database-not-durable':
      return {
        title: 'Die Datenbank kann Bestätigtes verlieren',
        text: 'Nach einem Stromausfall fehlt womöglich, was sie schon bestätigt hat. Schalten Sie fsync, full_page_writes und synchronous_commit ein.',
      };
    case 'copies-incomplete':
      return {
        title: `Bei ${notice.missing} Dateien fehlt eine Kopie`,
        text: 'Bringen Sie den fehlenden Ort zurück; Blende ergänzt die Kopien dann von selbst.',
      };
    case 'copy-unusable':
      return {
        title: `${notice.copies} Kopien können nicht beschrieben werden`,
        text: 'Sehen Sie unten nach, an welchem Ort es liegt.',
      };
    case 'one-place':
      return {
        title: 'Alle Kopien liegen an einem Ort',
        text: 'Fällt diese Festplatte aus, ist alles weg. Tragen Sie in config/blende.json einen zweiten Ort ein: eine andere Festplatte oder eine andere Maschine.',
      };
    case 'keys-not-forgotten':
      return {
        title: 'Vernichtete Schlüssel lassen sich hier ausgraben',
        text: `Das Dateisystem von ${notice.folder} überschreibt nie an Ort und Stelle. Nehmen Sie ein anderes, oder eine verschlüsselte Festplatte.`,
      };
    case 'disk-plain':
      return {
        title: `Die Festplatte ${notice.device ?? ''} ist nicht verschlüsselt`.replace('  ', ' '),
        text: `Darauf liegen: ${notice.things.map((thing) => STORAGE_WORDS.de.things[thing]).join(', ')}. Was die Bibliothek speichert, ist trotzdem für sich verschlüsselt.`,
      };
    default:
      return assertNever(notice);
  }
}

function inEnglish(notice: StorageNotice): NoticeWords {
  switch (notice.code) {
    case 'root-beside-data':
      return {
        title: 'Whoever steals this disk can read everything',
        text: `The root key in ${notice.folder} lies on the same disk as the data. This command moves it, for example into a passphrase that you alone know:`,
        command: MOVE_ROOT,
      };
    case 'keys-locked':
      return {
        title: 'The library is locked',
        text: 'Its keys have not been opened since the last start:',
        command: './blende keys unlock',
      };
    case 'keys-away':
      return {
        title: 'The keys process does not answer',
        text: 'It is started again by itself. If that takes longer than a minute, stop Blende and start it again.',
      };
    case 'database-away':
      return {
        title: 'The database does not answer',
        text: 'Wait a minute. If it stays away, look at its disk and start Blende again.',
      };
    case 'database-not-durable':
      return {
        title: 'The database may lose what it has acknowledged',
        text: 'After a power cut, what it has acknowledged may be missing. Switch fsync, full_page_writes and synchronous_commit on.',
      };
    case 'copies-incomplete':
      return {
        title: `${notice.missing} files lack a copy`,
        text: 'Bring the missing place back; Blende completes the copies by itself.',
      };
    case 'copy-unusable':
      return {
        title: `${notice.copies} copies cannot be written`,
        text: 'Look below for the place that causes it.',
      };
    case 'one-place':
      return {
        title: 'All copies lie in one place',
        text: 'If this disk fails, everything is gone. Enter a second place in config/blende.json: another disk or another machine.',
      };
    case 'keys-not-forgotten':
      return {
        title: 'Destroyed keys can be dug out here',
        text: `The file system of ${notice.folder} never overwrites in place. Use another one, or an encrypted disk.`,
      };
    case 'disk-plain':
      return {
        title: `The disk ${notice.device ?? ''} is not encrypted`.replace('  ', ' '),
        text: `On it lie: ${notice.things.map((thing) => STORAGE_WORDS.en.things[thing]).join(', ')}. What the library stores is encrypted by itself all the same.`,
      };
    default:
      return assertNever(notice);
  }
}
