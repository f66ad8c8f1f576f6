import type { DataGroup } from '@blende/shared/protocol/data-field.ts';

export const healthData: readonly DataGroup[] = [
  {
    place: { kind: 'interface', file: 'products/conference/health/server/health.ts' },
    fields: ['HealthAnswer.status'],
    activity: 'operation',
    what: { de: 'Ob der Server bereit ist', en: 'Whether the server is ready' },
    purpose: { de: 'Überwachung des Betriebs', en: 'Watching the operation' },
    legalBasis: 'none',
    retention: 'request',
    keyClass: 'public',
    personal: 'none',
  },
];
