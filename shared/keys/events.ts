import type { EventCatalogue } from '@blende/shared/basics/event-catalogue.ts';
import { KEYS_ERROR_CODES } from './keys-error.ts';

/** What the keys process may tell. */
export const keysEvents = {
  /** Copies differed, or one was damaged: written again from a good one. Copies count from 1. */
  'key-copy-mended': { copy: 'count', slots: 'count' },
  /** No copy of them can be read. */
  'key-slots-lost': { slots: 'count' },
  'keys-locked': { waitsFor: ['file', 'passphrase', 'shares', 'first-root'] },
  /** The copies cannot be used at all. */
  'keys-refused': { reason: KEYS_ERROR_CODES },
} as const satisfies EventCatalogue;
