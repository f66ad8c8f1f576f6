import type { DataGroup } from '@blende/shared/protocol/data-field.ts';

/** What the operator's pages take: nothing of it concerns a person. */
export const operationsData: readonly DataGroup[] = [
  {
    place: { kind: 'schema', file: 'products/operations/storage-page/machine-report.ts' },
    fields: [
      'disk.device',
      'disk.encryption',
      'disk.folder',
      'disk.holds',
      'disk.keyOnDisk',
      'encrypted.by',
      'encrypted.cipher',
      'machineReport.atMs',
      'machineReport.disks',
      'machineReport.outbound',
      'not-checked.code',
      'outbound.host',
      'outbound.location',
      'outbound.port',
      'outbound.purpose',
    ],
    activity: 'operation',
    what: {
      de: 'Festplatten dieser Maschine und Ziele, die ihre Einstellungen nennen',
      en: 'Disks of this machine and targets that its settings name',
    },
    purpose: {
      de: 'Damit der Betreiber sieht, wo etwas aufbewahrt wird',
      en: 'So that the operator sees where things are kept',
    },
    legalBasis: 'none',
    retention: 'process',
    keyClass: 'operator',
    personal: 'none',
  },
  {
    place: {
      kind: 'schema',
      file: 'products/operations/storage-page/server/serve-storage-page.ts',
    },
    fields: ['asked.link'],
    activity: 'operation',
    what: { de: 'Einmaliger Link zur Speicherseite', en: 'One-time link to the storage page' },
    purpose: {
      de: 'Damit niemand sonst die Seite sieht',
      en: 'So that nobody else sees the page',
    },
    legalBasis: 'none',
    retention: 'process',
    keyClass: 'operator',
    personal: 'none',
  },
];
