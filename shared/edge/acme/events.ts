import type { EventCatalogue } from '@blende/shared/basics/event-catalogue.ts';

export const ORDER_FAILURES = [
  // The authority's address cannot be reached, or is not who it says.
  'authority-unreachable',
  // It could not see our answer on port 80 under the domain.
  'domain-not-proven',
  // It wants no further order for now.
  'authority-limits',
  // It does not issue for this domain or this account.
  'authority-refused',
  'folder-not-writable',
  'unknown',
] as const;

export type OrderFailure = (typeof ORDER_FAILURES)[number];

export const certificateEvents = {
  'certificate-obtained': { days: 'count' },
  'certificate-not-obtained': { reason: ORDER_FAILURES, retryMinutes: 'count' },
} as const satisfies EventCatalogue;
