import { PATHS } from '@blende/conference/contract.ts';
import { engineProxy } from '@blende/conference/engine/server/engine-proxy.ts';
import type { EdgeRoute } from '@blende/shared/edge/route.ts';

export interface EdgeSockets {
  readonly conferenceSocket: string;
  readonly admissionSocket: string;
}

/** Every path that anybody outside can reach, and where it leads. */
export function edgeRoutes({
  conferenceSocket,
  admissionSocket,
}: EdgeSockets): readonly EdgeRoute[] {
  const page = { kind: 'page', socket: conferenceSocket, features: 'none' } as const;
  return [
    { ...page, path: /^\/$/ },
    { ...page, path: exactly(PATHS.health) },
    { ...page, path: /^\/assets\/[A-Za-z0-9._-]{1,200}$/ },
    { ...page, path: new RegExp(`^${PATHS.roomPage}[A-Za-z0-9_-]{1,128}$`), features: 'meeting' },
    { kind: 'relay', path: exactly(PATHS.roomChannel), socket: conferenceSocket },
    {
      kind: 'handler',
      path: new RegExp(`^${PATHS.engine}/rtc(?:/v1)?$`),
      handler: engineProxy({ admissionSocket }),
    },
    // livekit-client asks here after a failed connection and gives up on what the engine would say.
    {
      kind: 'fixed',
      path: new RegExp(`^${PATHS.engine}/rtc(?:/v1)?/validate$`),
      answer: { status: 503, code: 'try-again' },
    },
  ];
}

function exactly(path: string): RegExp {
  return new RegExp(`^${path}$`);
}
