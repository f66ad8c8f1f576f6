import type { DataGroup } from '@blende/shared/protocol/data-field.ts';

export const supervisorData: readonly DataGroup[] = [
  {
    place: { kind: 'event' },
    fields: [
      'child-back.child',
      'child-back.generation',
      'child-died.child',
      'child-died.generation',
      'output-withheld.child',
      'output-withheld.lines',
      'role-failed.code',
      'state-not-written',
    ],
    activity: 'operation',
    what: {
      de: 'Welcher Prozess endete oder wieder läuft',
      en: 'Which process ended or runs again',
    },
    purpose: { de: 'Störungen erkennen', en: 'Noticing trouble' },
    legalBasis: 'none',
    retention: 'request',
    keyClass: 'operator',
    personal: 'none',
  },
  {
    place: { kind: 'file' },
    fields: ['lock', 'supervisor.json'],
    activity: 'operation',
    what: { de: 'Nummern der laufenden Prozesse', en: 'Numbers of the running processes' },
    purpose: { de: 'Damit ein Neustart aufräumt', en: 'So that a restart clears up' },
    legalBasis: 'none',
    retention: 'process',
    keyClass: 'operator',
    personal: 'none',
  },
];
