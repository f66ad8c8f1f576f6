import type { KnowingRoute } from '@blende/shared/edge/route.ts';
import { PATHS } from './contract.ts';

export interface LibrarySockets {
  readonly librarySocket: string;
}

/** Every path of the library that anybody outside can reach, and where it leads. */
export function libraryRoutes({ librarySocket }: LibrarySockets): readonly KnowingRoute[] {
  const page = { kind: 'page', socket: librarySocket, features: 'none' } as const;
  const { start, health, files } = PATHS;
  return [
    { ...page, path: new RegExp(`^(?:${Object.values(start).join('|')}|${health})$`) },
    { ...page, path: new RegExp(`^${files}[a-z0-9-]{1,60}\\.(?:css|woff2|js)$`) },
  ];
}
