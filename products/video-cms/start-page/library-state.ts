/** Whether the library can be used; else what it waits for. */
export const LIBRARY_STATES = ['ready', 'locked', 'keys-away', 'database-away'] as const;
export type LibraryState = (typeof LIBRARY_STATES)[number];

/** What the library stands on, as it was seen a moment ago. */
export interface Grounds {
  readonly database: 'ready' | 'away';
  readonly keys: 'open' | 'locked' | 'away';
}

/** Without its database it has nothing to open; so that is said first. */
export function libraryState({ database, keys }: Grounds): LibraryState {
  if (database === 'away') return 'database-away';
  if (keys === 'open') return 'ready';
  return keys === 'locked' ? 'locked' : 'keys-away';
}
