import { toBase64url } from '@blende/shared/basics/base64url.ts';
import type { GroupLink } from '../../group/group-link.ts';
import type { Invitation } from '../../invitation/invitation-link.ts';
import type { EndOutcome } from './end-for-all-request.ts';

/** Whoever has not gone by then has not heard it, and finds the meeting ended. */
const PATIENCE_MS = 8_000;

/** Tells everybody in the group where it goes on, waits until they are gone, and ends it here. */
export async function moveAll(
  link: GroupLink,
  { roomId, linkSecret }: Invitation,
  end: () => Promise<EndOutcome>,
): Promise<void> {
  link.say({ kind: 'move', room: roomId, link: toBase64url(linkSecret.reveal()) });
  await alone(link);
  await end();
}

async function alone({ view }: GroupLink): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const look = (): void => {
    if (view.snapshot().members.length <= 1) resolve(undefined);
  };
  const stop = view.subscribe(look);
  const timer = setTimeout(resolve, PATIENCE_MS);
  look();
  await promise;
  clearTimeout(timer);
  stop();
}
