import type { PageLanguage } from '@blende/shared/http/page-language.ts';
import type { KeptThing } from '../machine-report.ts';

interface StorageWords {
  readonly title: string;
  readonly lead: string;
  readonly asOf: string;
  readonly notSeen: string;
  readonly allWell: string;
  readonly todo: string;
  readonly sections: Readonly<
    Record<'root' | 'database' | 'keys' | 'objects' | 'disks' | 'outbound', string>
  >;
  readonly things: Readonly<Record<KeptThing, string>>;
  readonly columns: Readonly<
    Record<'place' | 'state' | 'missing' | 'forgets' | 'target' | 'where' | 'why', string>
  >;
}

export const STORAGE_WORDS: Readonly<Record<PageLanguage, StorageWords>> = {
  de: {
    title: 'Wo diese Instanz etwas aufbewahrt',
    lead: 'An welchen Orten, wie oft und womit verschlüsselt. Diese Seite ist nur für Sie als Betreiber.',
    asOf: 'Stand: {moment}. Festplatten und Einstellungen wurden beim Aufruf des Befehls angesehen.',
    notSeen: 'Nicht überprüft ({code}).',
    allWell: 'Zurzeit ist nichts zu tun.',
    todo: 'Was zu tun ist',
    sections: {
      root: 'Der Hauptschlüssel',
      database: 'Datenbank',
      keys: 'Schlüsselspeicher',
      objects: 'Videos und andere Dateien',
      disks: 'Festplatten',
      outbound: 'Verbindungen nach außen',
    },
    things: {
      database: 'Datenbank',
      objects: 'Dateien',
      'key-store': 'Schlüsselspeicher',
      root: 'Hauptschlüssel',
      evidence: 'Prüfprotokoll',
      configuration: 'Einstellungen',
    },
    columns: {
      place: 'Ort',
      state: 'Zustand',
      missing: 'Es fehlen',
      forgets: 'Vernichtete Schlüssel sind weg',
      target: 'Ziel',
      where: 'Standort laut Betreiber',
      why: 'Wofür',
    },
  },
  en: {
    title: 'Where this instance keeps things',
    lead: 'In which places, how often and how encrypted. This page is for you as the operator alone.',
    asOf: 'As of {moment}. Disks and settings were looked at when the command was run.',
    notSeen: 'Not checked ({code}).',
    allWell: 'There is nothing to do at the moment.',
    todo: 'What to do',
    sections: {
      root: 'The root key',
      database: 'Database',
      keys: 'Key store',
      objects: 'Videos and other files',
      disks: 'Disks',
      outbound: 'Connections out',
    },
    things: {
      database: 'database',
      objects: 'files',
      'key-store': 'key store',
      root: 'root key',
      evidence: 'log of checks',
      configuration: 'settings',
    },
    columns: {
      place: 'Place',
      state: 'State',
      missing: 'Missing',
      forgets: 'Destroyed keys are gone',
      target: 'Target',
      where: 'Location, as declared',
      why: 'What for',
    },
  },
};
