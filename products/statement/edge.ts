import type { EdgeRoute } from '@blende/shared/edge/route.ts';
import { PATHS } from './contract.ts';

export { askSentences } from './register/server/ask-sentences.ts';

export interface StatementSockets {
  readonly statementSocket: string;
}

/** Every path of the privacy statement that anybody outside can reach, and where it leads. */
export function statementRoutes({ statementSocket }: StatementSockets): readonly EdgeRoute[] {
  const page = { kind: 'page', socket: statementSocket, features: 'none' } as const;
  const { statement, imprint, record, bill, api, files } = PATHS;
  const pages = [statement, imprint, record, bill]
    .flatMap((paths) => Object.values(paths))
    .join('|');
  const tile = '/tile/(?:\\d{1,2}|entries)/(?:x\\d{3}/){0,4}\\d{3}(?:\\.p/\\d{1,3})?';
  return [
    { ...page, path: new RegExp(`^(?:${pages})$`) },
    { ...page, path: new RegExp(`^${files}[a-z0-9-]{1,60}\\.(?:css|woff2)$`) },
    { ...page, path: new RegExp(`^${api}(?:/bom)?$`) },
    { ...page, path: new RegExp(`^${api}(?:/release)?(?:/checkpoint|/key|${tile})$`) },
  ];
}
