import { assertNever } from '@blende/shared/basics/assert-never.ts';
import type { PageLanguage } from '@blende/shared/http/page-language.ts';
import { rootDisk, rootLiesBesideData } from '../storage-notices.ts';
import type { DiskGroup } from '../disk-groups.ts';
import type { DiskReport, OutboundReport } from '../machine-report.ts';
import type { CopyReport, DatabaseReport, KeyCopyReport, KeysReport } from '../storage-report.ts';

type InTwo = Readonly<Record<PageLanguage, string>>;

const COPY: Readonly<Record<CopyReport['state'], InTwo>> = {
  whole: { de: 'vollständig', en: 'complete' },
  behind: { de: 'unvollständig', en: 'incomplete' },
  away: { de: 'nicht erreichbar', en: 'away' },
  'read-only': { de: 'nicht beschreibbar', en: 'read-only' },
  full: { de: 'voll', en: 'full' },
};

const PURPOSE: Readonly<Record<OutboundReport['purpose'], InTwo>> = {
  database: { de: 'Datenbank', en: 'database' },
  objects: { de: 'Kopien von Dateien', en: 'copies of files' },
  certificate: { de: 'Zertifikat dieser Adresse', en: 'certificate of this address' },
  approved: { de: 'was Organisationen eintragen dürfen', en: 'what organisations may enter' },
};

const UNDECLARED: InTwo = { de: 'nicht angegeben', en: 'not declared' };

export function copyState(copy: CopyReport, language: PageLanguage): string {
  return COPY[copy.state][language];
}

export function copyPlace({ where }: CopyReport, language: PageLanguage): string {
  if (where.kind === 's3') return `${where.bucket} (${where.endpoint}, ${where.location})`;
  if (where.machine === undefined) return where.path;
  return language === 'de'
    ? `${where.path} auf ${where.machine}`
    : `${where.path} on ${where.machine}`;
}

export function purposeOf({ purpose }: OutboundReport, language: PageLanguage): string {
  return PURPOSE[purpose][language];
}

export function locationOf({ location }: OutboundReport, language: PageLanguage): string {
  return location ?? UNDECLARED[language];
}

/** Where the root lies, and what that means for the next start. */
export function rootSentence(
  keys: KeysReport,
  disks: readonly DiskReport[],
  language: PageLanguage,
): string {
  const german = language === 'de';
  switch (keys.root) {
    case 'passphrase':
      return german
        ? 'Er liegt auf keiner Festplatte: Ein Kennwort öffnet ihn nach jedem Start von Blende.'
        : 'It lies on no disk: a passphrase opens it after each start of Blende.';
    case 'shares':
      return german
        ? 'Er liegt auf keiner Festplatte: Drei von fünf Teilen öffnen ihn nach jedem Start von Blende.'
        : 'It lies on no disk: three of five shares open it after each start of Blende.';
    case 'file':
      return fileSentence(disks, german);
    default:
      return assertNever(keys.root);
  }
}

function fileSentence(disks: readonly DiskReport[], german: boolean): string {
  const folder = rootDisk(disks)?.folder;
  const place = folder === undefined ? '' : ` in ${folder}`;
  const beside = rootLiesBesideData(disks);
  const start = german
    ? `Er liegt in einer Datei${place}, und Blende startet ohne Sie.`
    : `It lies in a file${place}, and Blende starts without you.`;
  if (beside === undefined)
    return german
      ? `${start} Ob diese Festplatte auch die Daten trägt, ist nicht überprüft.`
      : `${start} Whether that disk holds the data too is not checked.`;
  if (beside) return start;
  return german
    ? `${start} Es ist eine andere Festplatte als die der Daten.`
    : `${start} It is another disk than that of the data.`;
}

export function databaseSentences(
  { where, durable, checksums }: DatabaseReport,
  language: PageLanguage,
): readonly string[] {
  const german = language === 'de';
  const place =
    where.kind === 'embedded'
      ? german
        ? 'Sie läuft auf dieser Maschine, ohne Anschluss an ein Netz.'
        : 'It runs on this machine, connected to no network.'
      : german
        ? `Sie läuft auf ${where.host}; die Verbindung ist verschlüsselt und das Zertifikat geprüft.`
        : `It runs on ${where.host}; the connection is encrypted and its certificate checked.`;
  const keeps = german
    ? 'Was sie bestätigt hat, übersteht einen Stromausfall.'
    : 'What it has acknowledged survives a power cut.';
  const notices = german
    ? 'Jede Seite trägt eine Prüfsumme, an der eine beschädigte auffällt.'
    : 'Each page carries a checksum by which a damaged one is noticed.';
  return [place, ...(durable ? [keeps] : []), ...(checksums ? [notices] : [])];
}

const FORGETTING: Readonly<Record<KeyCopyReport['forgetting'], InTwo>> = {
  'in-place': { de: 'ja, an Ort und Stelle', en: 'yes, in place' },
  'copy-on-write': {
    de: 'nein, das Dateisystem behält Altes',
    en: 'no, the file system keeps what was',
  },
  'in-memory': { de: 'liegt im Arbeitsspeicher', en: 'lies in memory' },
  unknown: { de: 'nicht überprüft', en: 'not checked' },
};

export function forgettingOf({ forgetting }: KeyCopyReport, language: PageLanguage): string {
  return FORGETTING[forgetting][language];
}

export function diskSentence(
  { encryption, keyOnDisk }: Pick<DiskGroup, 'encryption' | 'keyOnDisk'>,
  language: PageLanguage,
): string {
  const german = language === 'de';
  switch (encryption.kind) {
    case 'encrypted': {
      const how = [encryption.by, encryption.cipher]
        .filter((text) => text !== undefined)
        .join(', ');
      const key =
        keyOnDisk === true
          ? german
            ? '; ihr Schlüssel liegt auf derselben Maschine'
            : '; its key lies on the same machine'
          : '';
      return german ? `verschlüsselt (${how})${key}` : `encrypted (${how})${key}`;
    }
    case 'plain':
      return german ? 'nicht verschlüsselt' : 'not encrypted';
    case 'memory':
      return german ? 'Arbeitsspeicher' : 'memory';
    case 'not-checked':
      return german ? `nicht überprüft (${encryption.code})` : `not checked (${encryption.code})`;
    default:
      return assertNever(encryption);
  }
}
