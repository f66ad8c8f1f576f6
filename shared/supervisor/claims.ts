import type { Claim } from '@blende/shared/claims/claim.ts';
import { encryptedDisks } from './disk-claim.ts';
import { everyHopEncrypted } from './network-claim.ts';
import { noOtherUse } from './outbound-claim.ts';

const scope = { surface: 'conference', tenant: 'instance', roomModes: 'every' } as const;

const noLog: Claim<'W5'> = {
  id: 'W5',
  class: 'T',
  scope,
  texts: {
    de: {
      true: 'Diese Instanz führt keine Protokolldateien. Was ihre Prozesse ausgeben, landet in keiner Datei und in keinem dauerhaften Systemprotokoll. Nachgewiesen am {date}.',
      false:
        'Trifft derzeit nicht zu: Die Prüfung am {date} hat einen Weg in eine Datei gefunden ({finding}).',
      unknown:
        'Ob diese Instanz Protokolldateien führt, ist nicht überprüft oder der Nachweis ist veraltet.',
      declared:
        'Der Betreiber gibt an, dass diese Instanz keine Protokolldateien führt (gültig bis {until}).',
    },
    en: {
      true: 'This instance keeps no log files. What its processes print ends in no file and in no permanent system log. Proven on {date}.',
      false: 'Does not currently hold: the check on {date} found a way into a file ({finding}).',
      unknown:
        'Whether this instance keeps log files is not checked, or the evidence is out of date.',
      declared:
        'The operator declares that this instance keeps no log files (valid until {until}).',
    },
  },
  evidence: [
    {
      kind: 'test',
      shows: 'no process has a file open for writing but those that are declared',
      showsInGerman: 'Kein Prozess hat eine andere Datei zum Schreiben offen als die angegebenen',
    },
    {
      kind: 'probe',
      shows: 'what the processes print ends in no file and in no journal on a disk',
      showsInGerman:
        'Was die Prozesse ausgeben, endet in keiner Datei und in keinem Systemprotokoll auf der Festplatte',
    },
  ],
  findings: {
    'file-open': {
      de: 'ein Prozess hält eine Datei zum Schreiben offen',
      en: 'a process has a file open for writing',
    },
    'output-to-file': {
      de: 'die Ausgabe eines Prozesses geht in eine Datei',
      en: 'the output of a process goes into a file',
    },
    'journal-on-disk': {
      de: 'die Ausgabe geht in ein Systemprotokoll, das auf der Festplatte liegt',
      en: 'the output goes to a system log that lies on a disk',
    },
    'output-to-program': {
      de: 'die Ausgabe geht an ein anderes Programm, von dem nicht bekannt ist, was es aufbewahrt',
      en: 'the output goes to another program, of which it is not known what it keeps',
    },
  },
  maxAgeDays: 8,
};

const nothingStored: Claim<'W20'> = {
  id: 'W20',
  class: 'T',
  scope,
  texts: {
    de: {
      true: 'Von Konferenzen wird nichts gespeichert. Der Prozess, der sie führt, kann auf keine Festplatte schreiben, und sein Arbeitsspeicher wird nicht ausgelagert. Nachgewiesen am {date}.',
      false:
        'Trifft derzeit nicht zu: Bei der Prüfung am {date} konnte etwas auf die Festplatte gelangen ({finding}).',
      unknown:
        'Ob von Konferenzen nichts gespeichert wird, ist nicht überprüft oder der Nachweis ist veraltet.',
      declared:
        'Der Betreiber gibt an, dass von Konferenzen nichts gespeichert wird (gültig bis {until}).',
    },
    en: {
      true: 'Nothing of conferences is stored. The process that holds them can write to no disk, and its memory is not moved out to one. Proven on {date}.',
      false:
        'Does not currently hold: in the check on {date} something could reach a disk ({finding}).',
      unknown:
        'Whether nothing of conferences is stored is not checked, or the evidence is out of date.',
      declared:
        'The operator declares that nothing of conferences is stored (valid until {until}).',
    },
  },
  evidence: [
    {
      kind: 'test',
      shows: 'the process that holds conferences sees no place on a disk that it could write',
      showsInGerman:
        'Der Prozess, der Konferenzen führt, sieht keinen Ort auf einer Festplatte, den er beschreiben kann',
    },
    {
      kind: 'probe',
      shows: 'memory is not moved out to a disk',
      showsInGerman: 'Arbeitsspeicher wird nicht auf eine Festplatte ausgelagert',
    },
    {
      kind: 'probe',
      shows: 'the data folder holds nothing that is not explained',
      showsInGerman: 'Im Datenordner liegt nichts, was nicht erklärt ist',
    },
  ],
  findings: {
    'shared-files': {
      de: 'der Prozess sieht die Dateien des ganzen Systems; nur die Rechte seines Benutzers halten ihn vom Schreiben ab',
      en: 'the process sees the files of the whole system; only the rights of its user keep it from writing',
    },
    'writable-place': {
      de: 'der Prozess sieht einen beschreibbaren Ort auf einer Festplatte',
      en: 'the process sees a place on a disk that it can write',
    },
    'swap-on': {
      de: 'Arbeitsspeicher darf auf die Festplatte ausgelagert werden',
      en: 'memory may be moved out to a disk',
    },
    'unknown-file': {
      de: 'im Datenordner liegt etwas, das niemand erklärt hat',
      en: 'the data folder holds something that nobody explained',
    },
  },
  maxAgeDays: 8,
};

const noHostAccess: Claim<'W25'> = {
  id: 'W25',
  class: 'P',
  scope: { ...scope, surface: 'every' },
  texts: {
    de: {
      true: 'Der Vermieter des Servers hat in diesem System keinen eigenen Zugang: Es läuft kein Fernwartungsprogramm, und es ist kein Schlüssel von ihm hinterlegt. Wer die Maschine besitzt, könnte ihren Arbeitsspeicher dennoch lesen; das untersagt ihm ein Vertrag. Nachgewiesen am {date}.',
      false:
        'Trifft derzeit nicht zu: Bei der Prüfung am {date} gab es einen Zugang für den Vermieter des Servers ({finding}).',
      unknown:
        'Ob der Vermieter des Servers in diesem System einen eigenen Zugang hat, ist nicht überprüft oder der Nachweis ist veraltet.',
      declared:
        'Der Betreiber gibt an, dass dem Vermieter des Servers der Zugriff vertraglich untersagt ist (gültig bis {until}).',
    },
    en: {
      true: 'Whoever rents out this server has no access of their own to this system: no program for remote control runs, and no key of theirs is kept. Who owns the machine could still read its memory; a contract forbids it. Proven on {date}.',
      false:
        'Does not currently hold: in the check on {date} there was a way in for whoever rents out this server ({finding}).',
      unknown:
        'Whether whoever rents out this server has access of their own to this system is not checked, or the evidence is out of date.',
      declared:
        'The operator declares that a contract forbids access to whoever rents out this server (valid until {until}).',
    },
  },
  evidence: [
    {
      kind: 'probe',
      shows: 'no program runs that takes orders from the host',
      showsInGerman: 'Es läuft kein Programm, das Befehle von der Wirtsmaschine annimmt',
    },
    {
      kind: 'probe',
      shows: 'no key of a provider lies with root, and the serial console takes no sign-in',
      showsInGerman:
        'Bei root liegt kein Schlüssel eines Anbieters, und an der seriellen Konsole kann sich niemand anmelden',
    },
    {
      kind: 'declaration',
      shows: 'a contract forbids access to whoever rents out the server',
      showsInGerman: 'Ein Vertrag untersagt dem Vermieter des Servers den Zugriff',
    },
  ],
  findings: {
    'guest-agent': {
      de: 'es läuft ein Fernwartungsprogramm des Anbieters',
      en: 'a program of the provider for remote control runs',
    },
    'provider-key': {
      de: 'bei root liegt ein Schlüssel, der einen Anbieter nennt',
      en: 'root has a key that names a provider',
    },
    'serial-console': {
      de: 'an der seriellen Konsole kann man sich anmelden',
      en: 'one can sign in at the serial console',
    },
  },
  maxAgeDays: 8,
};

export const supervisorClaims = [
  noLog,
  nothingStored,
  noHostAccess,
  everyHopEncrypted,
  encryptedDisks,
  noOtherUse,
] as const;
