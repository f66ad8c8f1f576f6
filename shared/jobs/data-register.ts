import type { DataGroup } from '@blende/shared/protocol/data-field.ts';

export const jobsData: readonly DataGroup[] = [
  {
    place: { kind: 'event' },
    fields: ['job-failed.kind', 'job-failed.code', 'jobs-database-away'],
    activity: 'operation',
    what: {
      de: 'Welche Art von Hintergrundarbeit scheiterte, und mit welchem Kennwort',
      en: 'Which kind of background work failed, and with which code',
    },
    purpose: { de: 'Störungen erkennen', en: 'Noticing trouble' },
    legalBasis: 'none',
    retention: 'request',
    keyClass: 'operator',
    personal: 'none',
  },
];
