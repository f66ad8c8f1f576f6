import { START_POLICIES, startKeyOf, type StartPolicy } from '../start-policy.ts';

export type PortalState = StartPolicy | 'full';

/** What the server wrote into this page when it was sent: who may start, or that it is full. */
export function portalState(): PortalState {
  const mark = document.querySelector<HTMLMetaElement>('meta[name="blende-portal"]')?.content;
  if (mark === 'full') return 'full';
  return START_POLICIES.find((policy) => policy === mark) ?? 'everybody';
}

/** The key of the start link that opened this page. It stays in the address, to be bookmarked. */
export function shownStartKey(): string | undefined {
  return startKeyOf(location.hash.slice(1));
}
