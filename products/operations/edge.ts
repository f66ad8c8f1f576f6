import type { KnowingRoute } from '@blende/shared/edge/route.ts';
import { PATHS } from './contract.ts';

const LINK_BYTES = 256;

/** The operator's pages, and where they lead: the process behind the library's address. */
export function operatorRoutes({
  librarySocket: socket,
}: {
  readonly librarySocket: string;
}): readonly KnowingRoute[] {
  const session = { kind: 'session', socket, features: 'none' } as const;
  const { storage, storageSession, files } = PATHS;
  return [
    { ...session, path: new RegExp(`^(?:${Object.values(storage).join('|')})$`) },
    { ...session, path: new RegExp(`^${storageSession}$`), post: { bodyBytes: LINK_BYTES } },
    {
      kind: 'page',
      socket,
      features: 'none',
      path: new RegExp(`^${files}[a-z0-9-]{1,60}\\.(?:css|woff2|js)$`),
    },
  ];
}
