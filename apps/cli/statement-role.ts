import { dirname, join } from 'node:path';
import type { RoleSpec } from '@blende/shared/supervisor/role-child.ts';
import { inRoot } from './places.ts';

/** What the statement process reads and listens on; it writes nothing. */
export interface StatementPlaces {
  readonly dataFolder: string;
  readonly statementSocket: string;
  /** Whether browsers may reach the engine through our own relay. */
  readonly hasRelay: boolean;
}

export function statementRole(places: StatementPlaces): RoleSpec {
  const { dataFolder, statementSocket, hasRelay } = places;
  const servers = hasRelay
    ? { de: 'nur dieser Server selbst', en: 'this very server only' }
    : { de: 'keine', en: 'none' };
  return {
    name: 'statement',
    main: inRoot('apps/server/statement.main.ts'),
    options: (at) => ({
      socket: at(statementSocket),
      evidenceFolder: at(join(dataFolder, 'evidence')),
      releaseFolder: at(inRoot('products/statement/release-evidence/log')),
      factsFile: at(join(dataFolder, 'facts', 'facts.json')),
      programFolder: dirname(at(inRoot('package.json'))),
      values: { servers },
    }),
    sockets: [statementSocket],
  };
}
